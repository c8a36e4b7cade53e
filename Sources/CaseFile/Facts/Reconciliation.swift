package import CivilTime

/// A comparison of a council's and an NHS body's registers.
package struct Reconciliation: IdentifiedRecord {
  package var id: FactID = .blank
  package var council: BodyCode = .blank
  package var nhsBody: BodyCode = .blank
  package var on: CivilDate = .blank

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("council", &council)
    visitor.field("nhs_body", &nhsBody)
    visitor.field("on", &on)
  }
}
