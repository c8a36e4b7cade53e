package import CivilTime

/// A meeting held or due about this case.
package struct Meeting: IdentifiedRecord {
  package var id: FactID = .blank
  package var kind: Kind = .blank
  /// When it was due, if it was planned.
  package var due: CivilDate?
  /// When it took place.
  package var held: CivilDate?
  /// Bodies represented by someone able to commit them.
  package var represented: [BodyCode] = []
  package var document: String?
  /// Actions agreed.
  package var actions: [MeetingAction] = []

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
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
  package enum Kind: String, Code, SingleValue {
    case planning
    case review
    case careAndTreatmentReview = "care_and_treatment_review"

    package static let inOrder = allCases
    package static let words = inOrder.map(\.rawValue)
  }
}
