package import CaseFile
package import CivilTime

/// What the ledger says of one case.
package struct LedgerState: Hashable, Sendable {
  /// Nil where no night has looked at the case yet.
  package var determination: LedgerDetermination?
  /// Open gaps, by rule and subject.
  package var gaps: [LedgerGap] = []
  /// By rule and subject.
  package var upcoming: [LedgerUpcoming] = []
  package var parties: [CaseParty] = []

  package init() {}
}

/// A body that is or was a party to a case.
package struct CaseParty: Hashable, Sendable {
  /// What makes a body a party.
  package enum Basis: String, CaseIterable, Sendable {
    case opened, determined, registered, deciding, funding, represented

    static let words = allCases.map(\.rawValue)

    /// Whether it is kept whatever the facts become: it ends, but it is never undone.
    package var isLasting: Bool { self == .opened || self == .determined }
  }

  package let body: BodyCode
  package var basis: Basis
  package var since: CivilDate
  /// The first day on which it is a party no longer; nil while no such day is known.
  package var until: CivilDate?

  package init(body: BodyCode, basis: Basis, since: CivilDate, until: CivilDate? = nil) {
    self.body = body
    self.basis = basis
    self.since = since
    self.until = until
  }
}
