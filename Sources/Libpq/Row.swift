/// One row of a result.
package struct Row: Sendable {
  /// The result it belongs to.
  package let rows: Rows
  /// Its place, from 0.
  package let index: Int

  /// A value as text; nil for null. The column must exist.
  package subscript(column: Int) -> String? { rows.text(index, column) }
}

extension Rows: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { count }
  package subscript(index: Int) -> Row { Row(rows: self, index: index) }
}
