package import CivilTime

/// Who may decide for whom.
package struct Delegation: IdentifiedRecord {
  package var id: FactID = .blank
  package var from: BodyCode = .blank
  package var to: BodyCode = .blank
  package var decisions: [Decision] = []
  package var start: CivilDate = .blank
  package var end: CivilDate?

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("from", &from)
    visitor.field("to", &to)
    visitor.field("decisions", &decisions, .required)
    visitor.field("start", &start)
    visitor.field("end", &end)
  }
}

extension Delegation {
  package enum Decision: String, Code, ListedValue {
    case ending
    case funding
    case planning

    package static let inOrder = allCases
    package static let words = inOrder.map(\.rawValue)
  }
}
