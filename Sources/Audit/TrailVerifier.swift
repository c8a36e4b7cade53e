internal import Crypto

/// Goes through a trail from its beginning and stops at the first thing that is not as it was sealed.
///
/// Events come by era, transaction and number; a seal comes before the events of its range. Memory depends on
/// the largest seal only.
package struct TrailVerifier {
  private var summary = TrailSummary()
  private var waiting: [SealRow] = []
  private var taken = 0
  private var current: OpenSeal?
  private var last: SealRow?
  private var floor = TimeFloor()
  private var anchors: [Int64: [Anchor]] = [:]
  private let latest: Anchor?

  package init(anchors: [Anchor] = []) {
    self.anchors = Dictionary(grouping: anchors, by: \.head.seal)
    latest = anchors.max { $0.head.seal < $1.head.seal }
  }

  /// Takes a seal; it is looked at when its turn has come.
  package mutating func add(_ seal: SealRow) { waiting.append(seal) }

  /// Takes the next event.
  package mutating func add(_ event: EventRow) throws(TrailFault) {
    while let next = try presentSeal(), event.key >= next { try close() }
    summary.events += 1
    if current != nil {
      try current?.take(event)
    } else {
      try takeUnsealed(event)
    }
    if current?.hasStranger != true { try floor.check(event, seal: current?.seal.number) }
  }

  /// Ends the trail and says what it came to.
  package mutating func finish() throws(TrailFault) -> TrailSummary {
    while try presentSeal() != nil { try close() }
    if let latest, latest.head.seal > last?.number ?? 0 { throw missingTail(after: latest) }
    return summary
  }

  /// The end of the seal whose turn it is; nil where there is none any more.
  private mutating func presentSeal() throws(TrailFault) -> TrailKey? {
    if let current { return current.seal.to }
    guard taken < waiting.count else { return nil }
    let seal = waiting[taken]
    taken += 1
    if taken == waiting.count { (waiting, taken) = ([], 0) }
    try check(seal)
    current = OpenSeal(seal)
    return seal.to
  }

  private mutating func close() throws(TrailFault) {
    guard let open = current else { return }
    try open.finish()
    floor.note(open.seal)
    if last?.to.era != open.seal.to.era { summary.eras += 1 }
    last = open.seal
    summary.seals += 1
    summary.head = open.seal.head
    current = nil
  }

  /// Whether a seal follows on the one before and agrees with what was anchored.
  private mutating func check(_ seal: SealRow) throws(TrailFault) {
    let expected = (last?.number ?? 0) + 1
    guard seal.number == expected else {
      throw TrailFault(.sealMissing, seal: expected, "the next one is seal \(seal.number)")
    }
    guard seal.isAsHashed, seal.leaves.count == seal.events,
      seal.total == (last?.total ?? 0) &+ seal.events, seal.from <= seal.to
    else { throw TrailFault(.sealChanged, seal: seal.number) }
    let previous = last?.hash ?? ArraySlice(repeating: 0, count: 32)
    guard seal.previous == previous else {
      throw TrailFault(.sealChanged, seal: seal.number, "it does not follow on the seal before")
    }
    let follows =
      seal.from.era == last?.to.era
      ? seal.from == last?.to : seal.from.xid == 0 && seal.from.era > last?.to.era ?? 0
    guard follows else {
      throw TrailFault(.sealChanged, seal: seal.number, "its range does not follow on the one before")
    }
    for anchor in anchors[seal.number] ?? [] {
      guard anchor.head.head == Array(seal.hash), anchor.head.events == seal.total else {
        throw TrailFault(.sealForked, seal: seal.number, "anchored \(anchor.head.moment)")
      }
      summary.anchors += 1
    }
  }

  private mutating func takeUnsealed(_ event: EventRow) throws(TrailFault) {
    if let end = last?.to, event.key < end { throw TrailFault(.eventInserted, event: event.id) }
    guard event.isAsHashed else { throw TrailFault(.eventChanged, event: event.id) }
    summary.unsealed += 1
    summary.oldestUnsealed = min(summary.oldestUnsealed ?? event.at, event.at)
  }

  private func missingTail(after anchor: Anchor) -> TrailFault {
    let there = last.map { "the trail ends with seal \($0.number)" } ?? "the trail has no seal"
    let gone = anchor.head.events - (last?.total ?? 0)
    return TrailFault(
      .tailMissing, seal: (last?.number ?? 0) + 1,
      "\(there); seal \(anchor.head.seal) was anchored \(anchor.head.moment), and \(gone) events up to it are gone")
  }
}
