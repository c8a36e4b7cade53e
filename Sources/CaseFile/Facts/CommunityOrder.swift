public import CivilTime

/// An order in the community that follows detention (MHSDS MHS403, MHS404).
public struct CommunityOrder: IdentifiedRecord {
  public var id: FactID = .blank
  public var kind: Kind = .blank
  /// First day.
  public var start: CivilDate = .blank
  /// The day it ceased.
  public var end: CivilDate?
  public var endReason: EndReason?
  /// Its conditions rely on after-care services.
  public var relyOnAftercare: Bool?
  /// The person was told, in a way they can understand, that they are subject to it and of their rights.
  public var personTold: CivilDate?
  /// The team that must supervise it was consulted before it began.
  public var communityTeamConsulted: CivilDate?

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
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
  public enum Kind: String, Code, SingleValue {
    case communityTreatmentOrder = "community_treatment_order"
    case conditionalDischarge = "conditional_discharge"
    case supervisedDischarge = "supervised_discharge"

    public static let inOrder = allCases
    public static let words = inOrder.map(\.rawValue)
  }
}

extension CommunityOrder {
  public enum EndReason: String, Code, SingleValue {
    case discharged
    case expired
    case revoked
    case recalled
    case absoluteDischarge = "absolute_discharge"
    case death

    public static let inOrder = allCases
    public static let words = inOrder.map(\.rawValue)
  }
}
