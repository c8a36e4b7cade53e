package import CaseFile
package import CivilTime
package import Rules

/// What the ledger keeps of a determination: the answers without the reasons.
package struct LedgerDetermination: Hashable, Sendable {
  /// A body and the rule that names it.
  package struct Answer: Hashable, Sendable {
    package var body: BodyCode?
    package var rule: String?

    package init(body: BodyCode?, rule: String?) {
      self.body = body
      self.rule = rule
    }
  }

  package var eligibility: Eligibility.Status
  package var dutyState: Duty.State
  package var dutySince: CivilDate?
  package var annotations: [Duty.Annotation]
  package var council: Answer
  package var nhsStatutory: Answer
  package var nhsPayer: Answer
  package var doubts: [Doubt]
  package var nextChange: CivilDate?

  /// What the ledger keeps of this determination.
  package init(_ determination: Determination) {
    eligibility = determination.eligibility.status
    dutyState = determination.duty.state
    dutySince = determination.duty.since
    annotations = determination.duty.annotations
    council = Answer(determination.council)
    nhsStatutory = Answer(determination.nhsStatutory)
    nhsPayer = Answer(determination.nhsPayer)
    doubts = determination.doubts
    nextChange = determination.nextChange
  }

  init(
    eligibility: Eligibility.Status, dutyState: Duty.State, dutySince: CivilDate?,
    annotations: [Duty.Annotation], council: Answer, nhsStatutory: Answer, nhsPayer: Answer,
    doubts: [Doubt], nextChange: CivilDate?
  ) {
    self.eligibility = eligibility
    self.dutyState = dutyState
    self.dutySince = dutySince
    self.annotations = annotations
    self.council = council
    self.nhsStatutory = nhsStatutory
    self.nhsPayer = nhsPayer
    self.doubts = doubts
    self.nextChange = nextChange
  }
}

extension LedgerDetermination.Answer {
  init(_ responsible: ResponsibleBody) {
    self.init(body: responsible.body, rule: responsible.rule)
  }
}
