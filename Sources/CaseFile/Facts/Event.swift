public import CivilTime

/// Something that happened.
public struct Event: IdentifiedRecord {
  public var id: FactID = .blank
  public var on: CivilDate = .blank
  public var kind: Kind = .blank
  /// For `disengaged`.
  public var reengagementPlan: CivilDate?

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("on", &on)
    visitor.field("kind", &kind)
    visitor.field("reengagement_plan", &reengagementPlan)
  }
}

extension Event {
  public enum Kind: String, Code, SingleValue {
    case crisis
    case move
    case reviewRequested = "review_requested"
    case keyWorkerChanged = "key_worker_changed"
    case safeguardingConcern = "safeguarding_concern"
    case benefitChanged = "benefit_changed"
    case tenancyChanged = "tenancy_changed"
    case placementEnded = "placement_ended"
    case disengaged
    case teamClosedCase = "team_closed_case"
    case imprisoned
    case released

    public static let inOrder = allCases
    public static let words = inOrder.map(\.rawValue)
  }
}
