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
  package var opened: [LedgerGap] = []
  /// Gaps that stay open, with other words or another debtor.
  package var changed: [LedgerGap] = []
  package var closed: [GapKey] = []
  package var stillOpen = 0
  /// All running clocks, where any differs; nil where none does.
  package var upcoming: [LedgerUpcoming]?
  package var newParties: [CaseParty] = []
  package var formerParties: [BodyCode] = []
  /// Nil where it is as the ledger has it.
  package let digest: LedgerDigest?
  /// Whether the case stood on the list of those whose facts changed.
  package let isMarked: Bool
  /// Whether no night has looked at the case before.
  package let isFirst: Bool

  /// Compares what the rules say on a day with what the ledger has.
  package init(_ judged: JudgedCase, ledger state: LedgerState) {
    let determination = judged.determination
    caseID = judged.id
    factsKnownAt = judged.changedAt
    digest = judged.newDigest
    isMarked = judged.isMarked
    isFirst = state.determination == nil
    let answer = LedgerDetermination(determination)
    self.determination = answer == state.determination ? nil : answer
    compareGaps(state.gaps, determination.gaps.map(LedgerGap.init))
    let clocks = determination.upcoming.map(LedgerUpcoming.init)
    upcoming = Set(clocks) == Set(state.upcoming) ? nil : clocks
    compareParties(state.parties, judged.parties, answer, on: determination.on)
  }

  /// Whether there is nothing to write but that the case was looked at.
  package var isEmpty: Bool {
    determination == nil && opened.isEmpty && changed.isEmpty && closed.isEmpty
      && upcoming == nil && newParties.isEmpty && formerParties.isEmpty && digest == nil
  }

  private mutating func compareGaps(_ old: [LedgerGap], _ new: [LedgerGap]) {
    var known: [GapKey: LedgerGap] = [:]
    for gap in old { known[gap.key] = gap }
    for gap in new {
      guard let before = known.removeValue(forKey: gap.key) else {
        opened.append(gap)
        continue
      }
      stillOpen += 1
      if before != gap { changed.append(gap) }
    }
    closed = known.keys.sorted { ($0.rule, $0.subject) < ($1.rule, $1.subject) }
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
