package import Access
package import CaseFile
package import CivilTime
package import Record
package import Rules

/// Every gap of a case from its first night to its last, and what became of it between.
package struct CaseLedger: Sendable {
  /// What a night found.
  package struct Step: Hashable, Sendable {
    package enum Kind: String, Sendable {
      case opened, reopened, worsened, eased, changed, closed
    }

    package let night: CivilDate
    package let kind: Kind
    package let rule: RuleID
    package let subject: String
    package let severity: Severity
    /// The day since which the gap is open by the rules, as this night told it.
    package let since: CivilDate
    package let owedBy: [BodyCode]
    package let why: String
    /// Nil where that was not kept yet.
    package let cause: GapCause?
  }

  package let reference: CaseReference
  /// In order of nights.
  package let steps: [Step]
  package let acceptances: [GapAcceptance]

  package init(reference: CaseReference, spells: [LedgerSpell], acceptances: [GapAcceptance]) {
    self.reference = reference
    self.acceptances = acceptances
    var latest: [GapKey: LedgerSpell] = [:]
    var steps: [Step] = []
    for spell in spells.sorted(by: { ($0.from, $0.key) < ($1.from, $1.key) }) {
      steps.append(Step(spell, after: latest[spell.key]))
      if let closed = spell.closedOn { steps.append(Step(spell, closedOn: closed)) }
      latest[spell.key] = spell
    }
    self.steps = steps.sorted {
      ($0.night, $0.rule, $0.subject, $0.kind == .closed ? 0 : 1)
        < ($1.night, $1.rule, $1.subject, $1.kind == .closed ? 0 : 1)
    }
  }
}

extension CaseLedger.Step {
  fileprivate init(_ spell: LedgerSpell, after before: LedgerSpell?) {
    self.init(
      night: spell.from, kind: .init(spell, after: before), rule: spell.key.rule, subject: spell.key.subject,
      severity: spell.severity, since: spell.since, owedBy: spell.owedBy, why: spell.why, cause: spell.cause)
  }

  fileprivate init(_ spell: LedgerSpell, closedOn night: CivilDate) {
    self.init(
      night: night, kind: .closed, rule: spell.key.rule, subject: spell.key.subject, severity: spell.severity,
      since: spell.since, owedBy: spell.owedBy, why: spell.why, cause: spell.closedBy)
  }
}

extension CaseLedger.Step.Kind {
  fileprivate init(_ spell: LedgerSpell, after before: LedgerSpell?) {
    guard let before else {
      self = .opened
      return
    }
    if spell.from == spell.openedOn {
      self = .reopened
    } else if spell.severity.rank != before.severity.rank {
      self = spell.severity.rank < before.severity.rank ? .worsened : .eased
    } else {
      self = .changed
    }
  }
}

extension RegisterQuestions {
  /// The ledger of a case; nil where there is no such case for the claims, or none at all.
  package func ledger(of reference: CaseReference, as capacity: Capacity) async throws -> CaseLedger? {
    guard let spells = try await register.ledger(of: reference, as: capacity) else { return nil }
    return CaseLedger(
      reference: reference, spells: spells,
      acceptances: try await register.acceptances(of: reference, as: capacity))
  }

  /// The same for the holder of a token.
  package func ledger(of reference: CaseReference, for claims: Claims) async throws -> CaseLedger? {
    try await ledger(of: reference, as: .application(bodies: [claims.body], as: role))
  }
}
