internal import CaseFile
package import CivilTime
package import Rules

/// What the rules say of a case, as far as the ledger needs to know.
package struct JudgedCase: Sendable {
  package let id: CaseID
  /// The last change of the facts that were judged.
  package let changedAt: Instant
  package let determination: Determination
  /// The bodies that the facts make a party.
  package let parties: [CaseParty]
  /// Whether the case stood on the list of those whose facts changed.
  package let isMarked: Bool
  /// Nil where the ledger stands at this digest already.
  package let newDigest: LedgerDigest?

  /// Puts what the rules say beside how the ledger stood.
  package init(
    _ recorded: RecordedCase, _ determination: Determination, today: CivilDate,
    standing: LedgerStanding = LedgerStanding()
  ) {
    id = recorded.id
    changedAt = recorded.changedAt
    self.determination = determination
    parties = recorded.file.parties(today: today)
    isMarked = standing.isMarked
    let digest = LedgerDigest(determination, parties: parties)
    newDigest = digest == standing.digest ? nil : digest
  }

  /// Whether the ledger may differ, so that it is worth reading.
  package var isWorthComparing: Bool { isMarked || newDigest != nil }
}

/// How the ledger stands towards a case, in brief.
package struct LedgerStanding: Hashable, Sendable {
  /// Nil where no night has written one.
  package var digest: LedgerDigest?
  /// Whether facts of the case changed since a night last looked at it.
  package var isMarked = false

  package init() {}
}
