public import CivilTime

/// An agreement between bodies (NHS Act 2006 s75, or a joint policy).
public struct Agreement: IdentifiedRecord {
  public var id: FactID = .blank
  public var kind: Kind = .blank
  public var parties: [BodyCode] = []
  public var signed: CivilDate?
  public var start: CivilDate = .blank
  public var end: CivilDate?
  /// Provides for duration and review.
  public var reviewTerms: Bool?
  /// Last quarterly report.
  public var lastReport: CivilDate?

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
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
  public enum Kind: String, Code, SingleValue {
    case section75 = "section_75"
    case jointPolicy = "joint_policy"

    public static let inOrder = allCases
    public static let words = inOrder.map(\.rawValue)
  }
}
