public import CivilTime

/// A handover plan for a body that is being replaced.
public struct Handover: IdentifiedRecord {
  public var id: FactID = .blank
  public var body: BodyCode = .blank
  public var agreed: CivilDate = .blank

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("body", &body)
    visitor.field("agreed", &agreed)
  }
}
