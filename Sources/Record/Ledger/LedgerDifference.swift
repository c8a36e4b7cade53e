package import CaseFile
package import CivilTime
internal import Rules

/// What a night has to write for one case: only what differs from the ledger.
package struct LedgerDifference: Hashable, Sendable {
  package let caseID: CaseID
  /// The last change of the facts that were judged.
  package let factsKnownAt: Instant
  /// Nil where it is as the ledger has it.
  package var determination: LedgerDetermination?
  package var opened: [Opened] = []
  /// Gaps that stay open, with other words or another debtor.
  package var changed: [LedgerGap] = []
  package var closed: [GapKey] = []
  package var stillOpen = 0
  package var clocksBegun: [LedgerUpcoming] = []
  package var clocksEnded: [GapKey] = []
  package var newParties: [CaseParty] = []
  package var formerParties: [BodyCode] = []
  /// Nil where it is as the ledger has it.
  package let digest: LedgerDigest?
  /// Whether the case stood on the list of those whose facts changed.
  package let isMarked: Bool
  /// Whether no night has looked at the case before.
  package let isFirst: Bool
  /// Why gaps changed or closed.
  package let cause: GapCause

  /// A gap that was not open, and why it is.
  package struct Opened: Hashable, Sendable {
    package let gap: LedgerGap
    package let cause: GapCause
  }

  /// Compares what the rules say on a day with what the ledger has.
  ///
  /// `reason` is why every case is looked at, where it is neither facts nor a day.
  package init(_ judged: JudgedCase, ledger state: LedgerState, everywhere reason: GapCause? = nil) {
    let determination = judged.determination
    caseID = judged.id
    factsKnownAt = judged.changedAt
    digest = judged.newDigest
    isMarked = judged.isMarked
    isFirst = state.determination == nil
    cause = isFirst ? .firstLook : isMarked ? .facts : reason ?? .day
    let answer = LedgerDetermination(determination)
    self.determination = answer == state.determination ? nil : answer
    let awaited = Set(state.upcoming.filter { $0.opens <= determination.on }.map(\.key))
    compareGaps(state.gaps, determination.gaps.map(LedgerGap.init), awaited: awaited)
    compareClocks(Set(state.upcoming), Set(determination.upcoming.map(LedgerUpcoming.init)))
    compareParties(state.parties, judged.parties, answer, on: determination.on)
  }

  /// Whether there is nothing to write but that the case was looked at.
  package var isEmpty: Bool {
    determination == nil && opened.isEmpty && changed.isEmpty && closed.isEmpty
      && clocksBegun.isEmpty && clocksEnded.isEmpty && newParties.isEmpty && formerParties.isEmpty && digest == nil
  }

  /// `awaited` are the clocks that were known to run out by now: what they open, the day opens.
  private mutating func compareGaps(_ old: [LedgerGap], _ new: [LedgerGap], awaited: Set<GapKey>) {
    var known: [GapKey: LedgerGap] = [:]
    for gap in old { known[gap.key] = gap }
    for gap in new {
      guard let before = known.removeValue(forKey: gap.key) else {
        opened.append(Opened(gap: gap, cause: awaited.contains(gap.key) ? .day : cause))
        continue
      }
      stillOpen += 1
      if before != gap { changed.append(gap) }
    }
    closed = known.keys.sorted()
  }

  private mutating func compareClocks(_ old: Set<LedgerUpcoming>, _ new: Set<LedgerUpcoming>) {
    clocksEnded = old.subtracting(new).map(\.key).sorted()
    clocksBegun = new.subtracting(old).sorted { $0.key < $1.key }
  }

  /// Those that were opened or determined stay, with an end if they are determined no longer; the others are what
  /// the facts say now.
  private mutating func compareParties(
    _ old: [CaseParty], _ byFacts: [CaseParty], _ answer: LedgerDetermination, on day: CivilDate
  ) {
    var wanted = PartyList()
    let determined = Set([answer.council, answer.nhsStatutory, answer.nhsPayer].compactMap(\.body))
    for var party in old where party.basis.isLasting {
      if determined.contains(party.body) {
        (party.basis, party.until) = (.determined, nil)
      } else if party.basis == .determined {
        party.until = party.until ?? day
      }
      wanted.add(party)
    }
    for body in determined.sorted()
    where !old.contains(where: { $0.body == body && $0.basis.isLasting }) {
      wanted.add(body, .determined, day)
    }
    for party in byFacts { wanted.add(party) }
    newParties = wanted.list.filter { !old.contains($0) }
    formerParties = old.filter { !wanted.list.contains($0) }.map(\.body)
  }
}
