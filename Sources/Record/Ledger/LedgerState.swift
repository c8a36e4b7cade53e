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

    /// Whether it stays so whatever the facts become.
    package var isLasting: Bool { self == .opened || self == .determined }
  }

  package let body: BodyCode
  package var basis: Basis
  package var since: CivilDate

  package init(body: BodyCode, basis: Basis, since: CivilDate) {
    self.body = body
    self.basis = basis
    self.since = since
  }
}
