package import CivilTime

/// Something that happened.
package struct Event: IdentifiedRecord {
  package var id: FactID = .blank
  package var on: CivilDate = .blank
  package var kind: Kind = .blank
  /// For `disengaged`.
  package var reengagementPlan: CivilDate?

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("on", &on)
    visitor.field("kind", &kind)
    visitor.field("reengagement_plan", &reengagementPlan)
  }
}

extension Event {
  package enum Kind: String, Code, SingleValue {
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

    package static let inOrder = allCases
    package static let words = inOrder.map(\.rawValue)
  }
}
