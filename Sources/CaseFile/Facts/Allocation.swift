/// Which successor takes a case when a body is split.
package struct Allocation: IdentifiedRecord {
  package var id: FactID = .blank
  package var `case`: String = .blank
  package var from: BodyCode = .blank
  package var to: BodyCode = .blank

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("case", &`case`)
    visitor.field("from", &from)
    visitor.field("to", &to)
  }
}
