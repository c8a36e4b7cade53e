/// What the contract says of one gap check: when it opens, how bad it is, who owes it, where it comes from.
package struct RuleEntry: Sendable {
  package enum Theme: String, Sendable, CaseIterable {
    case carePlanning = "care_planning"
    case funding, accommodation, ending, responsibility, review, complaints, records

    /// The theme as a heading.
    package var title: String {
      switch self {
      case .carePlanning: "Care planning"
      case .funding: "Funding"
      case .accommodation: "Accommodation"
      case .ending: "Ending"
      case .responsibility: "Responsibility"
      case .review: "Review"
      case .complaints: "Complaints"
      case .records: "Records"
      }
    }
  }

  /// Whether the gap is certain from the record or needs a person to decide.
  package enum Nature: String, Sendable {
    case gap, question
  }

  /// What an open gap means for leaving hospital.
  package enum Discharge: String, Sendable {
    case blocking, advisory
  }

  package let id: RuleID
  package let theme: Theme
  package let severity: Severity
  package let nature: Nature
  package let discharge: Discharge?
  package let owedBy: String
  package let subject: String
  package let title: String
  /// The condition, as the contract words it.
  package let opens: String
  package let sources: [String]
  package let remedy: String
}

extension RuleEntry {
  private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })

  /// The entry of a check; nil where there is no such check.
  package static func entry(_ id: RuleID) -> RuleEntry? { byID[id] }
}
