package import CivilTime

/// A person treated as lacking, or having, capacity for a decision (Mental Capacity Act 2005).
package struct CapacityRecord: IdentifiedRecord {
  package var id: FactID = .blank
  package var decision: Decision = .blank
  /// Treated as lacking capacity.
  package var lacks: Bool?
  package var recorded: CivilDate?
  /// Formal assessment.
  package var assessed: CivilDate?
  /// Best-interests decision, with those who know the person consulted.
  package var bestInterests: CivilDate?

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("decision", &decision)
    visitor.field("lacks", &lacks, .required)
    visitor.field("recorded", &recorded)
    visitor.field("assessed", &assessed)
    visitor.field("best_interests", &bestInterests)
  }
}

extension CapacityRecord {
  package enum Decision: String, Code, SingleValue {
    case residence
    case care
    case finances
    case aftercare

    package static let inOrder = allCases
    package static let words = inOrder.map(\.rawValue)
  }
}
