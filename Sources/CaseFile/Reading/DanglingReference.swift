/// A reference to a fact that the case does not hold.
public struct DanglingReference: Sendable {
  /// The fact that refers: its list, its place in it and its id.
  public let list: String
  public let index: Int
  public let id: FactID
  /// The member that holds the reference, and the place in it where it is a list.
  public let member: String
  public let position: Int?
  /// What the member must name, in words.
  public let wanted: String
  /// The id that it names.
  public let target: FactID
}

extension CaseFile {
  /// Every reference to a fact that the case does not hold, in the order of the file.
  public func danglingReferences() -> [DanglingReference] {
    var search = ReferenceSearch()
    let services = Set(plans.flatMap(\.services).map(\.id))
    let homes = Set(accommodation.map(\.id))
    search.visit("funding", "services", funding, wanted: "a plan service", services) { $0.services }
    search.visit("assessments", "services", assessments, wanted: "a plan service", services) { $0.services }
    search.visit(
      "charges", "item", charges, wanted: "a plan service or accommodation", services.union(homes)
    ) { $0.item }
    search.visit("direct_payments", "service", directPayments, wanted: "a plan service", services) { $0.service }
    search.visit("endings", "assessment", endings, wanted: "an assessment", Set(assessments.map(\.id))) {
      $0.assessment
    }
    search.visit(
      "notifications", "subject", notifications, wanted: "a legal status, spell or accommodation",
      Set(legalStatus.map(\.id)).union(spells.map(\.id)).union(homes)
    ) { $0.subject }
    return search.found
  }
}

/// Goes through the facts of lists and notes what they name and nobody is.
private struct ReferenceSearch {
  private(set) var found: [DanglingReference] = []

  mutating func visit<Fact: IdentifiedRecord>(
    _ list: String, _ member: String, _ facts: [Fact], wanted: String, _ known: Set<FactID>,
    _ target: (Fact) -> FactID?
  ) {
    for (index, fact) in facts.enumerated() {
      guard let named = target(fact), !known.contains(named) else { continue }
      found.append(
        DanglingReference(
          list: list, index: index, id: fact.id, member: member, position: nil, wanted: wanted, target: named))
    }
  }

  mutating func visit<Fact: IdentifiedRecord>(
    _ list: String, _ member: String, _ facts: [Fact], wanted: String, _ known: Set<FactID>,
    _ targets: (Fact) -> [FactID]
  ) {
    for (index, fact) in facts.enumerated() {
      for (position, named) in targets(fact).enumerated() where !known.contains(named) {
        found.append(
          DanglingReference(
            list: list, index: index, id: fact.id, member: member, position: position, wanted: wanted,
            target: named))
      }
    }
  }
}
