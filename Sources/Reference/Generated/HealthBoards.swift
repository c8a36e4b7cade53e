// swift-format-ignore-file
// Written by deploy/generate-reference from sql/reference/*.csv; change those and run it again.

extension NationalTables {
  /// The local health board of each council in Wales.
  ///
  /// A line: `council|board`.
  static let healthBoards = #"""
    W06000001|7A1
    W06000002|7A1
    W06000003|7A1
    W06000004|7A1
    W06000005|7A1
    W06000006|7A1
    W06000008|7A2
    W06000009|7A2
    W06000010|7A2
    W06000011|7A3
    W06000012|7A3
    W06000013|7A5
    W06000014|7A4
    W06000015|7A4
    W06000016|7A5
    W06000018|7A6
    W06000019|7A6
    W06000020|7A6
    W06000021|7A6
    W06000022|7A6
    W06000023|7A7
    W06000024|7A5
    """#
}
