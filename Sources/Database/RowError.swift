/// A value that is not what the reader expected; names the column and types, never the value.
package struct RowError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The column's name, or its place where there is no such name.
  package let column: String
  /// What was expected.
  package let expected: String
  /// What was found.
  package let found: String

  package var description: String { "column \(column): expected \(expected), found \(found)" }
}
