public import CivilTime

/// A person treated as lacking, or having, capacity for a decision (Mental Capacity Act 2005).
public struct CapacityRecord: IdentifiedRecord {
  public var id: FactID = .blank
  public var decision: Decision = .blank
  /// Treated as lacking capacity.
  public var lacks: Bool?
  public var recorded: CivilDate?
  /// Formal assessment.
  public var assessed: CivilDate?
  /// Best-interests decision, with those who know the person consulted.
  public var bestInterests: CivilDate?

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("decision", &decision)
    visitor.field("lacks", &lacks, .required)
    visitor.field("recorded", &recorded)
    visitor.field("assessed", &assessed)
    visitor.field("best_interests", &bestInterests)
  }
}

extension CapacityRecord {
  public enum Decision: String, Code, SingleValue {
    case residence
    case care
    case finances
    case aftercare

    public static let inOrder = allCases
    public static let words = inOrder.map(\.rawValue)
  }
}
