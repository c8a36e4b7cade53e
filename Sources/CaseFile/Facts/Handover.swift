package import CivilTime

/// A handover plan for a body that is being replaced.
package struct Handover: IdentifiedRecord {
  package var id: FactID = .blank
  package var body: BodyCode = .blank
  package var agreed: CivilDate = .blank

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("body", &body)
    visitor.field("agreed", &agreed)
  }
}
