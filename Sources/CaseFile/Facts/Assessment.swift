public import CivilTime

/// An assessment of needs, risk or means.
public struct Assessment: IdentifiedRecord {
  public var id: FactID = .blank
  public var kind: Kind = .blank
  public var started: CivilDate?
  public var completed: CivilDate?
  /// Ids of plan services it was applied to (financial).
  public var services: [FactID] = []
  /// Reference of the document.
  public var document: String?

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("kind", &kind)
    visitor.field("started", &started)
    visitor.field("completed", &completed)
    visitor.field("services", &services)
    visitor.field("document", &document)
  }
}

extension Assessment {
  public enum Kind: String, Code, SingleValue {
    case aftercareNeeds = "aftercare_needs"
    case careAct = "care_act"
    case carer
    case risk
    case financial

    public static let inOrder = allCases
    public static let words = inOrder.map(\.rawValue)
  }
}
