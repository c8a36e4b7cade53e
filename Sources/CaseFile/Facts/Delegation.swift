public import CivilTime

/// Who may decide for whom.
public struct Delegation: IdentifiedRecord {
  public var id: FactID = .blank
  public var from: BodyCode = .blank
  public var to: BodyCode = .blank
  public var decisions: [Decision] = []
  public var start: CivilDate = .blank
  public var end: CivilDate?

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("from", &from)
    visitor.field("to", &to)
    visitor.field("decisions", &decisions, .required)
    visitor.field("start", &start)
    visitor.field("end", &end)
  }
}

extension Delegation {
  public enum Decision: String, Code, ListedValue {
    case ending
    case funding
    case planning

    public static let inOrder = allCases
    public static let words = inOrder.map(\.rawValue)
  }
}
