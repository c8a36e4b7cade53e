package import CivilTime

/// An order in the community that follows detention (MHSDS MHS403, MHS404).
package struct CommunityOrder: IdentifiedRecord {
  package var id: FactID = .blank
  package var kind: Kind = .blank
  /// First day.
  package var start: CivilDate = .blank
  /// The day it ceased.
  package var end: CivilDate?
  package var endReason: EndReason?
  /// Its conditions rely on after-care services.
  package var relyOnAftercare: Bool?
  /// The person was told, in a way they can understand, that they are subject to it and of their rights.
  package var personTold: CivilDate?
  /// The team that must supervise it was consulted before it began.
  package var communityTeamConsulted: CivilDate?

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("kind", &kind)
    visitor.field("start", &start)
    visitor.field("end", &end)
    visitor.field("end_reason", &endReason)
    visitor.field("rely_on_aftercare", &relyOnAftercare)
    visitor.field("person_told", &personTold)
    visitor.field("community_team_consulted", &communityTeamConsulted)
  }
}

extension CommunityOrder {
  package enum Kind: String, Code, SingleValue {
    case communityTreatmentOrder = "community_treatment_order"
    case conditionalDischarge = "conditional_discharge"
    case supervisedDischarge = "supervised_discharge"

    package static let inOrder = allCases
    package static let words = inOrder.map(\.rawValue)
  }
}

extension CommunityOrder {
  package enum EndReason: String, Code, SingleValue {
    case discharged
    case expired
    case revoked
    case recalled
    case absoluteDischarge = "absolute_discharge"
    case death

    package static let inOrder = allCases
    package static let words = inOrder.map(\.rawValue)
  }
}
