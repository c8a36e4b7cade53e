package import CivilTime

/// A named section 117 lead at a body.
package struct LeadContact: IdentifiedRecord {
  package var id: FactID = .blank
  package var body: BodyCode = .blank
  package var name: String?
  package var email: String?
  package var phone: String?
  package var start: CivilDate = .blank
  package var end: CivilDate?

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("body", &body)
    visitor.field("name", &name, .required)
    visitor.field("email", &email)
    visitor.field("phone", &phone)
    visitor.field("start", &start)
    visitor.field("end", &end)
  }
}
