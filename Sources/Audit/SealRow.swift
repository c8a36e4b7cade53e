internal import Crypto

/// A seal over the events of a range of transactions and over the seal before it.
package struct SealRow: Sendable {
  /// How many columns it has; the hash of all others is the last.
  package static let columns = 14

  package let number: Int64
  let from: TrailKey
  /// The first place after its range.
  package let to: TrailKey
  /// A transaction id that was not yet given out when it was made.
  let nextXID: UInt64
  package let events: Int64
  package let total: Int64
  let root: ArraySlice<UInt8>
  let leaves: [Leaf]
  /// When it was made: microseconds since 2000-01-01T00:00:00Z.
  package let at: Int64
  let previous: ArraySlice<UInt8>
  package let hash: ArraySlice<UInt8>
  let raw: RawRow

  /// What a seal says of one event.
  struct Leaf: Hashable, Sendable {
    let id: Int64
    /// The first eight bytes of its hash.
    let hash: UInt64
  }

  /// Reads a row that stands at a place and moves the place behind it; nil where it is none.
  package init?(_ bytes: [UInt8], at place: inout Int) {
    guard let raw = RawRow(bytes, at: place, columns: SealRow.columns),
      let number = raw.number(0, bytes: 8), let era = raw.number(1, bytes: 4),
      let from = raw.number(2, bytes: 8), let to = raw.number(3, bytes: 8),
      let next = raw.number(4, bytes: 8), let events = raw.number(5, bytes: 8),
      let total = raw.number(6, bytes: 8), let at = raw.number(11, bytes: 8),
      raw.column(9).count == 32, raw.column(10).count.isMultiple(of: 16),
      raw.column(12).count == 32, raw.column(13).count == 32
    else { return nil }
    self.number = Int64(bitPattern: number)
    let erased = Int32(truncatingIfNeeded: era)
    self.from = TrailKey(era: erased, xid: from)
    self.to = TrailKey(era: erased, xid: to)
    nextXID = next
    self.events = Int64(bitPattern: events)
    self.total = Int64(bitPattern: total)
    root = raw.column(9)
    let listed = raw.column(10)
    leaves = stride(from: listed.startIndex, to: listed.endIndex, by: 16).map { start in
      Leaf(id: Int64(bitPattern: bytes.integer(start, 8)), hash: bytes.integer(start + 8, 8))
    }
    self.at = Int64(bitPattern: at)
    previous = raw.column(12)
    hash = raw.column(13)
    self.raw = raw
    place = raw.ends[SealRow.columns - 1]
  }

  /// Whether the stored hash is that of the other columns.
  var isAsHashed: Bool { SHA256.hash(data: raw.allButLast) == hash }

  /// All columns with their lengths.
  package var encoded: ArraySlice<UInt8> { raw.all }

  /// What is anchored of it.
  package var head: SealHead {
    SealHead(seal: number, events: total, head: Array(hash), at: at)
  }
}

/// The head of the chain of seals: whoever holds it can tell whether the trail up to there is still the same.
package struct SealHead: Hashable, Sendable {
  /// The number of the seal.
  package let seal: Int64
  /// How many events are sealed up to it.
  package let events: Int64
  /// Its hash.
  package let head: [UInt8]
  /// When it was made: microseconds since 2000-01-01T00:00:00Z.
  package let at: Int64

  package init(seal: Int64, events: Int64, head: [UInt8], at: Int64) {
    self.seal = seal
    self.events = events
    self.head = head
    self.at = at
  }

  /// The hash in hexadecimal digits.
  package var digits: String { Hexadecimal.text(head) }

  /// When the seal was made, in UTC.
  package var moment: String { TrailTime.text(at) }
}
