/// A value that is not what the reader expected; names the column and types, never the value.
package struct RowError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The column's name, or its place where there is no such name.
  package let column: String
  /// What was expected.
  package let expected: String
  /// What was found.
  package let found: String

  /// Describes a value that could not be read.
  package init(column: String, expected: String, found: String) {
    self.column = column
    self.expected = expected
    self.found = found
  }

  package var description: String { "column \(column): expected \(expected), found \(found)" }
}
