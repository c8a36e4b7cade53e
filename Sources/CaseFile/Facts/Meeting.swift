public import CivilTime

/// A meeting held or due about this case.
public struct Meeting: IdentifiedRecord {
  public var id: FactID = .blank
  public var kind: Kind = .blank
  /// When it was due, if it was planned.
  public var due: CivilDate?
  /// When it took place.
  public var held: CivilDate?
  /// Bodies represented by someone able to commit them.
  public var represented: [BodyCode] = []
  public var document: String?
  /// Actions agreed.
  public var actions: [MeetingAction] = []

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("kind", &kind)
    visitor.field("due", &due)
    visitor.field("held", &held)
    visitor.field("represented", &represented)
    visitor.field("document", &document)
    visitor.list("actions", &actions)
  }
}

extension Meeting {
  public enum Kind: String, Code, SingleValue {
    case planning
    case review
    case careAndTreatmentReview = "care_and_treatment_review"

    public static let inOrder = allCases
    public static let words = inOrder.map(\.rawValue)
  }
}
