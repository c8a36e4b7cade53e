/// One row of a result.
public struct Row: Sendable {
  /// The result it belongs to.
  public let rows: Rows
  /// Its place, from 0.
  public let index: Int

  /// A value as text; nil for null. The column must exist.
  public subscript(column: Int) -> String? { rows.text(index, column) }
}

extension Rows: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { count }
  public subscript(index: Int) -> Row { Row(rows: self, index: index) }
}
