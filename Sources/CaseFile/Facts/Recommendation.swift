public import CivilTime

/// An action that followed from a complaint.
public struct Recommendation: IdentifiedRecord {
  public var id: FactID = .blank
  public var body: BodyCode = .blank
  public var action: String?
  public var due: CivilDate?
  public var done: CivilDate?

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("body", &body)
    visitor.field("action", &action)
    visitor.field("due", &due)
    visitor.field("done", &done)
  }
}
