public import CivilTime

/// A named key worker (care co-ordinator).
public struct KeyWorker: IdentifiedRecord {
  public var id: FactID = .blank
  public var name: String?
  /// Trust, council, charity or provider that employs them.
  public var employer: BodyCode?
  public var start: CivilDate = .blank
  public var end: CivilDate?

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("name", &name, .required)
    visitor.field("employer", &employer)
    visitor.field("start", &start)
    visitor.field("end", &end)
  }
}
