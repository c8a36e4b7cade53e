internal import CaseFile
internal import CivilTime
internal import Rules

/// Differences as rows to be copied.
struct LedgerBatch {
  private(set) var determinations = RowBytes()
  private(set) var gaps = RowBytes()
  private(set) var upcoming = RowBytes()
  private(set) var parties = RowBytes()
  private(set) var cases = RowBytes()
  /// What there is to do: where there is nothing of a kind, its statement is left out.
  private(set) var tasks: Tasks = []
  /// What it comes to, with the cases of which there is nothing to write.
  var count = Count()

  /// Kinds of change that only some nights have; kept by their bits.
  struct Tasks: OptionSet, Hashable, Sendable {
    let rawValue: Int
    static let closing = Tasks(rawValue: 1)
    static let changing = Tasks(rawValue: 2)
    static let reopening = Tasks(rawValue: 4)
    static let endingClocks = Tasks(rawValue: 8)
    static let retiringParties = Tasks(rawValue: 16)
    static let unmarking = Tasks(rawValue: 32)
  }

  /// What a part of a night came to.
  struct Count: Hashable, Sendable {
    var lookedAt = 0
    var opened = 0
    var closed = 0
  }

  /// How much memory the rows take.
  var byteCount: Int {
    determinations.bytes.count + gaps.bytes.count + upcoming.bytes.count + parties.bytes.count + cases.bytes.count
  }

  /// What happened to a gap.
  enum GapFate: String { case opened, changed, closed }

  mutating func add(_ difference: LedgerDifference) {
    let id = difference.caseID.rawValue
    note(difference)
    if let determination = difference.determination {
      add(determination, id, difference.factsKnownAt)
    }
    for opened in difference.opened { add(opened.gap, id, .opened, opened.cause) }
    for gap in difference.changed { add(gap, id, .changed, difference.cause) }
    for key in difference.closed { add(key, id, difference.cause) }
    for key in difference.clocksEnded { add(ended: key, id) }
    for clock in difference.clocksBegun { add(clock, id) }
    for party in difference.newParties { add(party, id) }
    for body in difference.formerParties { add(former: body, id) }
    cases.beginRow(columns: 4)
    cases.integer(id)
    cases.integer(WireTime.timestamp(difference.factsKnownAt.microseconds))
    cases.optional(difference.digest?.first)
    cases.optional(difference.digest?.second)
  }

  private mutating func note(_ difference: LedgerDifference) {
    count.opened += difference.opened.count
    count.closed += difference.closed.count
    if !difference.closed.isEmpty { tasks.insert(.closing) }
    if !difference.changed.isEmpty { tasks.insert(.changing) }
    if difference.isMarked { tasks.insert(.unmarking) }
    if !difference.formerParties.isEmpty { tasks.insert(.retiringParties) }
    guard !difference.isFirst else { return }
    if !difference.opened.isEmpty { tasks.insert(.reopening) }
    if !difference.clocksEnded.isEmpty { tasks.insert(.endingClocks) }
  }

  private mutating func add(_ answer: LedgerDetermination, _ id: Int64, _ known: Instant) {
    determinations.beginRow(columns: 14)
    determinations.integer(id)
    determinations.text(answer.eligibility.rawValue)
    determinations.text(answer.dutyState.rawValue)
    determinations.date(answer.dutySince)
    determinations.texts(answer.annotations.map(\.rawValue))
    for body in [answer.council, answer.nhsStatutory, answer.nhsPayer] {
      determinations.body(body.body)
      determinations.optional(body.rule)
    }
    determinations.texts(answer.doubts.map(\.description))
    determinations.date(answer.nextChange)
    determinations.integer(WireTime.timestamp(known.microseconds))
  }

  private mutating func add(_ gap: LedgerGap, _ id: Int64, _ fate: GapFate, _ cause: GapCause) {
    gaps.beginRow(columns: 12)
    gaps.integer(id)
    gaps.text(gap.rule.text)
    gaps.text(gap.subject)
    gaps.text(fate.rawValue)
    gaps.text(gap.severity.rawValue)
    gaps.date(gap.since)
    gaps.date(gap.due)
    gaps.texts(gap.owedBy.map(\.text))
    gaps.text(gap.why)
    gaps.texts(gap.facts)
    gaps.texts(gap.doubts.map(\.description))
    gaps.text(cause.rawValue)
  }

  private mutating func add(_ key: GapKey, _ id: Int64, _ cause: GapCause) {
    gaps.beginRow(columns: 12)
    gaps.integer(id)
    gaps.text(key.rule.text)
    gaps.text(key.subject)
    gaps.text(GapFate.closed.rawValue)
    for _ in 0..<7 { gaps.null() }
    gaps.text(cause.rawValue)
  }

  /// A clock that runs no more, or otherwise: it has no day.
  private mutating func add(ended key: GapKey, _ id: Int64) {
    upcoming.beginRow(columns: 6)
    upcoming.integer(id)
    upcoming.text(key.rule.text)
    upcoming.text(key.subject)
    for _ in 0..<3 { upcoming.null() }
  }

  private mutating func add(_ clock: LedgerUpcoming, _ id: Int64) {
    upcoming.beginRow(columns: 6)
    upcoming.integer(id)
    upcoming.text(clock.rule.text)
    upcoming.text(clock.subject)
    upcoming.date(clock.opens)
    upcoming.date(clock.due)
    upcoming.texts(clock.owedBy.map(\.text))
  }

  private mutating func add(_ party: CaseParty, _ id: Int64) {
    parties.beginRow(columns: 5)
    parties.integer(id)
    parties.packed(party.body.packed)
    parties.text(party.basis.rawValue)
    parties.date(party.since)
    parties.date(party.until)
  }

  private mutating func add(former body: BodyCode, _ id: Int64) {
    parties.beginRow(columns: 5)
    parties.integer(id)
    parties.packed(body.packed)
    for _ in 0..<3 { parties.null() }
  }
}

extension RowBytes {
  mutating func date(_ date: CivilDate?) {
    if let date { integer(WireTime.day(date)) } else { null() }
  }

  mutating func body(_ body: BodyCode?) {
    if let body { packed(body.packed) } else { null() }
  }

  mutating func optional(_ value: String?) {
    if let value { text(value) } else { null() }
  }

  mutating func optional(_ value: Int64?) {
    if let value { integer(value) } else { null() }
  }
}
