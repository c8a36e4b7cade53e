/// A row in PostgreSQL's binary form: each column as a length of four bytes and that many bytes.
///
/// This is also what is hashed, so that nothing has to be written anew to be verified.
package struct RawRow: Sendable {
  let bytes: [UInt8]
  /// Where the columns begin and where each ends.
  let start: Int
  private(set) var ends: [Int]

  /// Reads so many columns from a place; nil where the bytes do not hold them.
  init?(_ bytes: [UInt8], at start: Int, columns: Int) {
    self.bytes = bytes
    self.start = start
    ends = []
    ends.reserveCapacity(columns)
    var place = start
    for _ in 0..<columns {
      guard place + 4 <= bytes.count else { return nil }
      let length = RawRow.length(bytes, place)
      place += 4 + Swift.max(length, 0)
      guard length >= -1, place <= bytes.count else { return nil }
      ends.append(place)
    }
  }

  /// The bytes of a column, none for null.
  func column(_ index: Int) -> ArraySlice<UInt8> {
    let start = index == 0 ? self.start : ends[index - 1]
    return bytes[start + 4..<ends[index]]
  }

  func isNull(_ index: Int) -> Bool {
    RawRow.length(bytes, index == 0 ? start : ends[index - 1]) == -1
  }

  /// A number of two, four or eight bytes; nil where the column has another length.
  func number(_ index: Int, bytes count: Int) -> UInt64? {
    let column = column(index)
    guard column.count == count else { return nil }
    return column.reduce(0) { $0 << 8 | UInt64($1) }
  }

  func text(_ index: Int) -> String { String(decoding: column(index), as: UTF8.self) }

  /// All columns but the last, with their lengths.
  var allButLast: ArraySlice<UInt8> { bytes[start..<ends[ends.count - 2]] }

  /// All columns with their lengths.
  var all: ArraySlice<UInt8> { bytes[start..<ends[ends.count - 1]] }

  private static func length(_ bytes: [UInt8], _ place: Int) -> Int {
    Int(
      Int32(
        bitPattern: UInt32(bytes[place]) << 24 | UInt32(bytes[place + 1]) << 16
          | UInt32(bytes[place + 2]) << 8 | UInt32(bytes[place + 3])))
  }
}
