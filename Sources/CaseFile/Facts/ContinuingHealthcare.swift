package import CivilTime

/// The steps of an NHS continuing healthcare decision.
package struct ContinuingHealthcare: IdentifiedRecord {
  package var id: FactID = .blank
  package var checklistPositive: CivilDate?
  package var decided: CivilDate?
  package var eligibleFrom: CivilDate?
  package var eligibleTo: CivilDate?
  /// Section 117 service lines checked against the decision.
  package var reconciled: CivilDate?

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("checklist_positive", &checklistPositive)
    visitor.field("decided", &decided)
    visitor.field("eligible_from", &eligibleFrom)
    visitor.field("eligible_to", &eligibleTo)
    visitor.field("reconciled", &reconciled)
  }
}
