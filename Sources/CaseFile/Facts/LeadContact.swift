public import CivilTime

/// A named section 117 lead at a body.
public struct LeadContact: IdentifiedRecord {
  public var id: FactID = .blank
  public var body: BodyCode = .blank
  public var name: String?
  public var email: String?
  public var phone: String?
  public var start: CivilDate = .blank
  public var end: CivilDate?

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("body", &body)
    visitor.field("name", &name, .required)
    visitor.field("email", &email)
    visitor.field("phone", &phone)
    visitor.field("start", &start)
    visitor.field("end", &end)
  }
}
