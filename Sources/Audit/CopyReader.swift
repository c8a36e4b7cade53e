/// Takes what `COPY ... TO STDOUT (FORMAT binary)` sends, in pieces of whole rows.
package struct CopyReader {
  private var isBegun = false
  /// Signature, flags and the length of a header extension, which is empty.
  private static let headerLength = 19

  package init() {}

  /// Hands over where each row's columns begin; the body moves the place behind them, or returns false.
  ///
  /// Returns false where the bytes are not what they should be.
  package mutating func read(
    _ piece: [UInt8], columns: Int, _ row: (inout Int) throws -> Bool
  ) rethrows -> Bool {
    var place = 0
    if !isBegun {
      guard piece.count >= CopyReader.headerLength else { return false }
      place = CopyReader.headerLength
      isBegun = true
    }
    while place + 2 <= piece.count {
      let count = Int16(truncatingIfNeeded: Int(piece.integer(place, 2)))
      place += 2
      if count == -1 { return place == piece.count }
      guard Int(count) == columns, try row(&place) else { return false }
    }
    return place == piece.count
  }
}
