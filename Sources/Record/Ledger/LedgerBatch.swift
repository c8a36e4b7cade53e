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
  private(set) var tasks: Set<Task> = []

  /// A kind of change that only some nights have.
  enum Task { case closing, changing, reopening, clearingClocks, retiringParties, unmarking }

  /// What happened to a gap.
  enum GapFate: String { case opened, changed, closed }

  mutating func add(_ difference: LedgerDifference) {
    let id = difference.caseID.rawValue
    note(difference)
    if let determination = difference.determination {
      add(determination, id, difference.factsKnownAt)
    }
    for gap in difference.opened { add(gap, id, .opened) }
    for gap in difference.changed { add(gap, id, .changed) }
    for key in difference.closed { add(key, id) }
    for clock in difference.upcoming ?? [] { add(clock, id) }
    for party in difference.newParties { add(party, id) }
    for body in difference.formerParties { add(former: body, id) }
    cases.beginRow(columns: 5)
    cases.integer(id)
    cases.integer(WireTime.timestamp(difference.factsKnownAt.microseconds))
    cases.flag(difference.upcoming != nil && !difference.isFirst)
    cases.optional(difference.digest?.first)
    cases.optional(difference.digest?.second)
  }

  private mutating func note(_ difference: LedgerDifference) {
    if !difference.closed.isEmpty { tasks.insert(.closing) }
    if !difference.changed.isEmpty { tasks.insert(.changing) }
    if difference.isMarked { tasks.insert(.unmarking) }
    if !difference.formerParties.isEmpty { tasks.insert(.retiringParties) }
    guard !difference.isFirst else { return }
    if !difference.opened.isEmpty { tasks.insert(.reopening) }
    if difference.upcoming != nil { tasks.insert(.clearingClocks) }
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

  private mutating func add(_ gap: LedgerGap, _ id: Int64, _ fate: GapFate) {
    gaps.beginRow(columns: 11)
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
  }

  private mutating func add(_ key: GapKey, _ id: Int64) {
    gaps.beginRow(columns: 11)
    gaps.integer(id)
    gaps.text(key.rule.text)
    gaps.text(key.subject)
    gaps.text(GapFate.closed.rawValue)
    for _ in 0..<7 { gaps.null() }
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
