package import CivilTime

/// A named key worker (care co-ordinator).
package struct KeyWorker: IdentifiedRecord {
  package var id: FactID = .blank
  package var name: String?
  /// Trust, council, charity or provider that employs them.
  package var employer: BodyCode?
  package var start: CivilDate = .blank
  package var end: CivilDate?

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("name", &name, .required)
    visitor.field("employer", &employer)
    visitor.field("start", &start)
    visitor.field("end", &end)
  }
}
