public import CivilTime

/// The steps of an NHS continuing healthcare decision.
public struct ContinuingHealthcare: IdentifiedRecord {
  public var id: FactID = .blank
  public var checklistPositive: CivilDate?
  public var decided: CivilDate?
  public var eligibleFrom: CivilDate?
  public var eligibleTo: CivilDate?
  /// Section 117 service lines checked against the decision.
  public var reconciled: CivilDate?

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("checklist_positive", &checklistPositive)
    visitor.field("decided", &decided)
    visitor.field("eligible_from", &eligibleFrom)
    visitor.field("eligible_to", &eligibleTo)
    visitor.field("reconciled", &reconciled)
  }
}
