/// The rows of a statement, copied out of libpq as text: a value, safe to pass on.
public struct Rows: Sendable {
  /// A column's name and type, as the server described it.
  public struct Column: Hashable, Sendable {
    public let name: String
    public let type: TypeID
  }

  /// The columns in order.
  public let columns: [Column]
  /// How many rows there are.
  public let count: Int
  /// How many rows the statement touched or returned.
  public let affectedCount: Int

  /// All values one after another; value i ends where `ends[i]` says.
  private let bytes: [UInt8]
  private let ends: [Int]
  private let nulls: [Bool]

  init(_ outcome: borrowing Outcome) {
    let columnCount = outcome.columnCount
    count = outcome.rowCount
    affectedCount = outcome.affectedCount
    columns = (0..<columnCount).map { column in
      Column(name: outcome.columnName(column), type: outcome.columnType(column))
    }
    var values = Values(capacity: count * columnCount)
    for row in 0..<count {
      for column in 0..<columnCount {
        unsafe values.append(outcome.bytes(row, column))
      }
    }
    (bytes, ends, nulls) = (values.bytes, values.ends, values.nulls)
  }

  /// A value as text; nil for null. Row and column must exist.
  public func text(_ row: Int, _ column: Int) -> String? {
    precondition(row >= 0 && row < count, "no such row")
    precondition(column >= 0 && column < columns.count, "no such column")
    let index = row * columns.count + column
    guard !nulls[index] else { return nil }
    let start = index == 0 ? 0 : ends[index - 1]
    return String(decoding: bytes[start..<ends[index]], as: UTF8.self)
  }
}

extension Rows {
  private struct Values {
    var bytes: [UInt8] = []
    var ends: [Int] = []
    var nulls: [Bool] = []

    init(capacity: Int) {
      ends.reserveCapacity(capacity)
      nulls.reserveCapacity(capacity)
    }

    mutating func append(_ value: UnsafeRawBufferPointer?) {
      if let value = unsafe value { unsafe bytes.append(contentsOf: value) }
      ends.append(bytes.count)
      nulls.append(unsafe value == nil)
    }
  }
}
