package import CivilTime

/// An agreement between bodies (NHS Act 2006 s75, or a joint policy).
package struct Agreement: IdentifiedRecord {
  package var id: FactID = .blank
  package var kind: Kind = .blank
  package var parties: [BodyCode] = []
  package var signed: CivilDate?
  package var start: CivilDate = .blank
  package var end: CivilDate?
  /// Provides for duration and review.
  package var reviewTerms: Bool?
  /// Last quarterly report.
  package var lastReport: CivilDate?

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("kind", &kind)
    visitor.field("parties", &parties, .required)
    visitor.field("signed", &signed)
    visitor.field("start", &start)
    visitor.field("end", &end)
    visitor.field("review_terms", &reviewTerms)
    visitor.field("last_report", &lastReport)
  }
}

extension Agreement {
  package enum Kind: String, Code, SingleValue {
    case section75 = "section_75"
    case jointPolicy = "joint_policy"

    package static let inOrder = allCases
    package static let words = inOrder.map(\.rawValue)
  }
}
