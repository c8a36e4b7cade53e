internal import Crypto

/// An event of the trail as it is stored, read just far enough to verify it.
package struct EventRow: Sendable {
  /// How many columns it has; the hash of all others is the last.
  package static let columns = 13

  package let id: Int64
  /// When it was written: microseconds since 2000-01-01T00:00:00Z.
  package let at: Int64
  let key: TrailKey
  /// The first eight bytes of the stored hash.
  let leaf: UInt64
  private let bytes: [UInt8]
  private let start: Int
  private let end: Int

  /// Reads a row that stands at a place and moves the place behind it; nil where it is none.
  package init?(_ bytes: [UInt8], at place: inout Int) {
    let start = place
    // The first five columns have fixed lengths, and so does the last.
    guard start + 50 <= bytes.count, bytes.integer(start, 4) == 2, bytes.integer(start + 6, 4) == 8,
      bytes.integer(start + 18, 4) == 8, bytes.integer(start + 30, 4) == 4,
      bytes.integer(start + 38, 4) == 8
    else { return nil }
    var end = start + 50
    for _ in 5..<EventRow.columns {
      guard end + 4 <= bytes.count else { return nil }
      let length = Int(Int32(truncatingIfNeeded: bytes.integer(end, 4)))
      guard length >= -1, end + 4 + max(length, 0) <= bytes.count else { return nil }
      end += 4 + max(length, 0)
    }
    guard end - start >= 86, bytes.integer(end - 36, 4) == 32 else { return nil }
    id = Int64(truncatingIfNeeded: bytes.integer(start + 10, 8))
    at = Int64(truncatingIfNeeded: bytes.integer(start + 22, 8))
    key = TrailKey(
      era: Int32(truncatingIfNeeded: bytes.integer(start + 34, 4)),
      xid: bytes.integer(start + 42, 8))
    leaf = bytes.integer(end - 32, 8)
    (self.bytes, self.start, self.end) = (bytes, start, end)
    place = end
  }

  /// Whether the stored hash is that of the other columns.
  var isAsHashed: Bool {
    SHA256.hash(data: bytes[start..<end - 36]) == hash
  }

  /// The stored hash.
  var hash: ArraySlice<UInt8> { bytes[end - 32..<end] }

  /// All columns with their lengths.
  package var encoded: ArraySlice<UInt8> { bytes[start..<end] }

  /// The row with its columns apart.
  var raw: RawRow? { RawRow(bytes, at: start, columns: EventRow.columns) }
}

/// Where an event stands in the trail: by transaction, in the era in which that counts.
package struct TrailKey: Comparable, Hashable, Sendable {
  package let era: Int32
  package let xid: UInt64

  package init(era: Int32, xid: UInt64) {
    self.era = era
    self.xid = xid
  }

  package static func < (left: TrailKey, right: TrailKey) -> Bool {
    (left.era, left.xid) < (right.era, right.xid)
  }
}

extension [UInt8] {
  /// A number of so many bytes, the highest first.
  @inline(__always)
  func integer(_ place: Int, _ count: Int) -> UInt64 {
    var value: UInt64 = 0
    for offset in 0..<count { value = value << 8 | UInt64(self[place + offset]) }
    return value
  }
}
