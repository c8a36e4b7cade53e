package import CivilTime

/// Accommodation provided, arranged or relied on.
package struct Accommodation: IdentifiedRecord {
  package var id: FactID = .blank
  package var kind: Kind = .blank
  package var provider: String?
  /// Area it is in.
  package var council: BodyCode?
  package var start: CivilDate = .blank
  package var end: CivilDate?
  /// Decided to be section 117 accommodation.
  package var aftercare: Bool?
  /// Reasons for that decision.
  package var reasons: String?
  /// Notice that it will end.
  package var notice: AccommodationNotice?
  /// The person's preferred accommodation.
  package var preference: AccommodationPreference?
  /// Housing benefit or universal credit housing costs are relied on.
  package var housingBenefitClaimed: Bool?
  /// Arrears, benefit stop or possession.
  package var tenancyAtRisk: Bool?
  /// Amounts to a deprivation of liberty.
  package var restrictive: Bool?
  /// DoLS or Court of Protection authorisation.
  package var deprivationAuthorised: CivilDate?
  package var receivingAreaTold: CivilDate?

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
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
  package enum Kind: String, Code, SingleValue {
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

    package static let inOrder = allCases
    package static let words = inOrder.map(\.rawValue)
  }
}
