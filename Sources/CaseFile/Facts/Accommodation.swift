public import CivilTime

/// Accommodation provided, arranged or relied on.
public struct Accommodation: IdentifiedRecord {
  public var id: FactID = .blank
  public var kind: Kind = .blank
  public var provider: String?
  /// Area it is in.
  public var council: BodyCode?
  public var start: CivilDate = .blank
  public var end: CivilDate?
  /// Decided to be section 117 accommodation.
  public var aftercare: Bool?
  /// Reasons for that decision.
  public var reasons: String?
  /// Notice that it will end.
  public var notice: AccommodationNotice?
  /// The person's preferred accommodation.
  public var preference: AccommodationPreference?
  /// Housing benefit or universal credit housing costs are relied on.
  public var housingBenefitClaimed: Bool?
  /// Arrears, benefit stop or possession.
  public var tenancyAtRisk: Bool?
  /// Amounts to a deprivation of liberty.
  public var restrictive: Bool?
  /// DoLS or Court of Protection authorisation.
  public var deprivationAuthorised: CivilDate?
  public var receivingAreaTold: CivilDate?

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("kind", &kind)
    visitor.field("provider", &provider)
    visitor.field("council", &council)
    visitor.field("start", &start)
    visitor.field("end", &end)
    visitor.field("aftercare", &aftercare)
    visitor.field("reasons", &reasons)
    visitor.group("notice", &notice)
    visitor.group("preference", &preference)
    visitor.field("housing_benefit_claimed", &housingBenefitClaimed)
    visitor.field("tenancy_at_risk", &tenancyAtRisk)
    visitor.field("restrictive", &restrictive)
    visitor.field("deprivation_authorised", &deprivationAuthorised)
    visitor.field("receiving_area_told", &receivingAreaTold)
  }
}

extension Accommodation {
  public enum Kind: String, Code, SingleValue {
    case careHome = "care_home"
    case supportedLiving = "supported_living"
    case sharedLives = "shared_lives"
    case extraCare = "extra_care"
    case generalTenancy = "general_tenancy"
    case family
    case hostel
    case temporary
    case hotel
    case other

    public static let inOrder = allCases
    public static let words = inOrder.map(\.rawValue)
  }
}
