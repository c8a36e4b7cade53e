package import CivilTime

/// An assessment of needs, risk or means.
package struct Assessment: IdentifiedRecord {
  package var id: FactID = .blank
  package var kind: Kind = .blank
  package var started: CivilDate?
  package var completed: CivilDate?
  /// Ids of plan services it was applied to (financial).
  package var services: [FactID] = []
  /// Reference of the document.
  package var document: String?

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("kind", &kind)
    visitor.field("started", &started)
    visitor.field("completed", &completed)
    visitor.field("services", &services)
    visitor.field("document", &document)
  }
}

extension Assessment {
  package enum Kind: String, Code, SingleValue {
    case aftercareNeeds = "aftercare_needs"
    case careAct = "care_act"
    case carer
    case risk
    case financial

    package static let inOrder = allCases
    package static let words = inOrder.map(\.rawValue)
  }
}
