// swift-format-ignore-file
// Written by deploy/generate-reference from sql/reference/*.csv; change those and run it again.

extension NationalTables {
  /// Changes whenever a table does.
  static let version = "b878356bfe3e"
}
