package import CivilTime

/// An action that followed from a complaint.
package struct Recommendation: IdentifiedRecord {
  package var id: FactID = .blank
  package var body: BodyCode = .blank
  package var action: String?
  package var due: CivilDate?
  package var done: CivilDate?

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("body", &body)
    visitor.field("action", &action)
    visitor.field("due", &due)
    visitor.field("done", &done)
  }
}
