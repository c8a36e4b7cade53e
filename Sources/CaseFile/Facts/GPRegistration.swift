package import CivilTime

/// A registration with a GP practice.
package struct GPRegistration: IdentifiedRecord {
  package var id: FactID = .blank
  /// Practice ODS code.
  package var practice: String?
  /// The CCG or ICB the practice belonged to at `start`.
  package var commissioner: BodyCode?
  package var start: CivilDate = .blank
  package var end: CivilDate?

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("practice", &practice)
    visitor.field("commissioner", &commissioner, .required)
    visitor.field("start", &start)
    visitor.field("end", &end)
  }
}
