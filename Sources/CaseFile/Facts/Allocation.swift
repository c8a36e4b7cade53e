/// Which successor takes a case when a body is split.
public struct Allocation: IdentifiedRecord {
  public var id: FactID = .blank
  public var `case`: String = .blank
  public var from: BodyCode = .blank
  public var to: BodyCode = .blank

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("case", &`case`)
    visitor.field("from", &from)
    visitor.field("to", &to)
  }
}
