public import CivilTime

/// Notice that it will end.
public struct AccommodationNotice: Record {
  public var given: CivilDate?
  public var leaveBy: CivilDate?
  public var reason: Reason?
  public var moveOnArranged: CivilDate?

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("given", &given)
    visitor.field("leave_by", &leaveBy)
    visitor.field("reason", &reason)
    visitor.field("move_on_arranged", &moveOnArranged)
  }
}

extension AccommodationNotice {
  public enum Reason: String, Code, SingleValue {
    case nonPayment = "non_payment"
    case providerDecision = "provider_decision"
    case needsChanged = "needs_changed"
    case personChoice = "person_choice"
    case other

    public static let inOrder = allCases
    public static let words = inOrder.map(\.rawValue)
  }
}
