package import CivilTime

/// Notice that it will end.
package struct AccommodationNotice: Record {
  package var given: CivilDate?
  package var leaveBy: CivilDate?
  package var reason: Reason?
  package var moveOnArranged: CivilDate?

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("given", &given)
    visitor.field("leave_by", &leaveBy)
    visitor.field("reason", &reason)
    visitor.field("move_on_arranged", &moveOnArranged)
  }
}

extension AccommodationNotice {
  package enum Reason: String, Code, SingleValue {
    case nonPayment = "non_payment"
    case providerDecision = "provider_decision"
    case needsChanged = "needs_changed"
    case personChoice = "person_choice"
    case other

    package static let inOrder = allCases
    package static let words = inOrder.map(\.rawValue)
  }
}
