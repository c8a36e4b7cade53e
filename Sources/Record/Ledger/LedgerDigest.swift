internal import CaseFile
internal import CivilTime
package import Rules

/// All that a night has to say of a case, in 128 bits: where they are as they were, so is the ledger.
///
/// Stable from run to run. It guards against chance, not against malice: whoever may write the facts of a case needs
/// no collision to change what is said of it.
package struct LedgerDigest: Hashable, Sendable {
  package let first: Int64
  package let second: Int64

  /// To be raised whenever the ledger keeps more, or the same in another way: then no old digest is trusted.
  private static let version: UInt64 = 2

  package init(first: Int64, second: Int64) {
    self.first = first
    self.second = second
  }

  /// The digest of what was determined and of the bodies that the facts make a party.
  ///
  /// Takes in whatever `LedgerDifference` compares, but for the day of the night.
  package init(_ determination: Determination, parties: [CaseParty]) {
    var mixer = DigestMixer()
    mixer.mix(LedgerDigest.version)
    mixer.mix(determination)
    mixer.mix(UInt64(parties.count))
    for party in parties {
      mixer.mix(party.body.packed)
      mixer.mix(party.basis.rawValue)
      mixer.mix(party.since)
      mixer.mix(party.until)
    }
    (first, second) = mixer.halves
  }
}

extension DigestMixer {
  fileprivate mutating func mix(_ determination: Determination) {
    mix(determination.eligibility.status.rawValue)
    mix(determination.duty.state.rawValue)
    mix(determination.duty.since)
    mix(UInt64(determination.duty.annotations.count))
    for annotation in determination.duty.annotations { mix(annotation.rawValue) }
    mix(determination.council)
    mix(determination.nhsStatutory)
    mix(determination.nhsPayer)
    mix(determination.doubts)
    mix(determination.nextChange)
    mix(UInt64(determination.gaps.count))
    for gap in determination.gaps { mix(gap) }
    mix(UInt64(determination.upcoming.count))
    for clock in determination.upcoming { mix(clock) }
  }

  private mutating func mix(_ responsible: ResponsibleBody) {
    mix(responsible.body?.packed ?? 0)
    mix(responsible.rule)
  }

  private mutating func mix(_ gap: Gap) {
    mix(gap.rule.text)
    mix(gap.subject)
    mix(gap.severity.rawValue)
    mix(gap.since)
    mix(gap.due)
    mix(gap.owedBy)
    mix(gap.why)
    mix(UInt64(gap.facts.count))
    for fact in gap.facts { mix(fact) }
    mix(gap.doubts)
  }

  private mutating func mix(_ clock: Upcoming) {
    mix(clock.rule.text)
    mix(clock.subject)
    mix(clock.opens)
    mix(clock.due)
    mix(clock.owedBy)
  }

  private mutating func mix(_ doubts: [Doubt]) {
    mix(UInt64(doubts.count))
    for doubt in doubts { mix(UInt64(doubt.number)) }
  }

  private mutating func mix(_ bodies: [BodyCode]) {
    mix(UInt64(bodies.count))
    for body in bodies { mix(body.packed) }
  }
}
