internal import Crypto

/// A seal whose events are being compared with what it says of them.
struct OpenSeal {
  let seal: SealRow
  private var next = 0
  private var root = SHA256()
  /// An event that was not sealed here; the one after it tells what it did.
  private var stranger: Int64?

  /// Whether the last event that came is one that was not sealed here.
  var hasStranger: Bool { stranger != nil }

  init(_ seal: SealRow) { self.seal = seal }

  /// Takes the next event of the range.
  mutating func take(_ event: EventRow) throws(TrailFault) {
    guard event.key >= seal.from, next < seal.leaves.count else {
      throw TrailFault(.eventInserted, event: stranger ?? event.id, seal: seal.number)
    }
    let leaf = seal.leaves[next]
    if let stranger { throw fault(of: stranger, isFollowed: event.id == leaf.id) }
    guard event.id == leaf.id else {
      if seal.leaves[next...].contains(where: { $0.id == event.id }) {
        throw TrailFault(.eventMissing, event: leaf.id, seal: seal.number)
      }
      stranger = event.id
      return
    }
    guard event.leaf == leaf.hash, event.isAsHashed else {
      throw TrailFault(.eventChanged, event: event.id, seal: seal.number)
    }
    root.update(data: event.hash)
    next += 1
  }

  /// Ends the range: every event of the seal must have come.
  func finish() throws(TrailFault) {
    if let stranger { throw fault(of: stranger, isFollowed: false) }
    guard next == seal.leaves.count else {
      throw TrailFault(.eventMissing, event: seal.leaves[next].id, seal: seal.number)
    }
    guard root.finalize() == seal.root else {
      throw TrailFault(.eventChanged, seal: seal.number, "one of its events")
    }
  }

  /// An event that was not sealed here was put before the one that was expected, or stands in its place.
  private func fault(of stranger: Int64, isFollowed: Bool) -> TrailFault {
    let expected = seal.leaves[next].id
    return isFollowed
      ? TrailFault(.eventInserted, event: stranger, seal: seal.number, "it stands before event \(expected)")
      : TrailFault(.eventMissing, event: expected, seal: seal.number, "event \(stranger) stands in its place")
  }
}

/// What is known of the time of an event from the seals before it.
///
/// A transaction whose id was not given out when a seal was made began after that.
struct TimeFloor {
  private var pending: [(xid: UInt64, at: Int64)] = []
  private var era: Int32 = 0
  private var at = Int64.min
  /// Two hours: a clock may be set.
  private static let tolerance: Int64 = 7_200_000_000

  mutating func note(_ seal: SealRow) {
    if seal.to.era != era { (pending, at, era) = ([], .min, seal.to.era) }
    pending.append((seal.nextXID, seal.at))
  }

  mutating func check(_ event: EventRow, seal: Int64?) throws(TrailFault) {
    guard event.key.era == era else { return }
    while let first = pending.first, first.xid <= event.key.xid {
      at = max(at, first.at)
      pending.removeFirst()
    }
    if at > .min, event.at < at - TimeFloor.tolerance {
      throw TrailFault(.eventBackdated, event: event.id, seal: seal)
    }
  }
}
