internal import CLibpq

/// A view of a result in PostgreSQL's binary form, for reading very many values fast.
///
/// Call `requireTypes` once; after that every accessor costs a few instructions and checks bounds
/// and length only. Reading a column as what it is not, or a row that is not there, is a
/// programmer's error and stops the process. Null reads as nil.
@safe
public struct BinaryRows: ~Copyable {
  let outcome: Outcome
  /// How many rows there are.
  public let count: Int
  /// How many columns there are.
  public let columnCount: Int

  init(_ outcome: consuming Outcome) {
    count = outcome.rowCount
    columnCount = outcome.columnCount
    self.outcome = outcome
  }

  /// Checks number and types of all columns, in order.
  ///
  /// Throws `misuse` naming the first column that differs.
  public func requireTypes(_ kinds: [ColumnKind]) throws(PostgresError) {
    guard kinds.count == columnCount else {
      throw .misuse("expected \(kinds.count) columns, found \(columnCount)")
    }
    for (column, kind) in kinds.enumerated() where kind != .anything {
      guard unsafe PQfformat(outcome.result, Int32(column)) == 1 else {
        throw .misuse("column \(outcome.columnName(column)) did not come in binary form")
      }
      let type = outcome.columnType(column)
      guard kind.accepts(type) else {
        throw .misuse(
          "column \(outcome.columnName(column)): expected \(kind.rawValue), found \(type)")
      }
    }
  }

  /// Whether a value is null.
  public func isNull(_ row: Int, _ column: Int) -> Bool {
    let (row, column) = place(row, column)
    return unsafe PQgetisnull(outcome.result, row, column) != 0
  }

  /// The bytes of a value, nil for null; they live as long as this view.
  @inline(__always)
  func value(_ row: Int, _ column: Int) -> UnsafeRawBufferPointer? {
    let (row, column) = place(row, column)
    let count = unsafe PQgetlength(outcome.result, row, column)
    // Null has length 0 too: only then is the second question needed.
    if count == 0, unsafe PQgetisnull(outcome.result, row, column) != 0 { return nil }
    let start = unsafe PQgetvalue(outcome.result, row, column)
    return unsafe UnsafeRawBufferPointer(start: start, count: Int(count))
  }

  /// The start of a value of a fixed length, nil for null.
  @inline(__always)
  func fixed(_ row: Int, _ column: Int, length: Int32) -> UnsafeRawPointer? {
    let (row, column) = place(row, column)
    let count = unsafe PQgetlength(outcome.result, row, column)
    if count == length { return unsafe UnsafeRawPointer(PQgetvalue(outcome.result, row, column)) }
    precondition(
      unsafe PQgetisnull(outcome.result, row, column) != 0, "a column is read as another type")
    return nil
  }

  @inline(__always)
  func place(_ row: Int, _ column: Int) -> (Int32, Int32) {
    precondition(
      UInt(bitPattern: row) < UInt(bitPattern: count)
        && UInt(bitPattern: column) < UInt(bitPattern: columnCount), "no such row or column")
    return (Int32(truncatingIfNeeded: row), Int32(truncatingIfNeeded: column))
  }
}
