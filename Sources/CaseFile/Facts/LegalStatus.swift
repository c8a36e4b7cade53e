public import CivilTime

/// A period under a provision of the Mental Health Act 1983 (MHSDS MHS401).
public struct LegalStatus: IdentifiedRecord {
  public var id: FactID = .blank
  /// The provision.
  public var section: Section = .blank
  /// First day.
  public var start: CivilDate = .blank
  /// The day it ceased.
  public var end: CivilDate?
  /// How it ceased.
  public var endReason: EndReason?
  /// Part 2: the day the application was made. Not recorded = `start`.
  public var applicationDate: CivilDate?
  /// Hospital site or trust ODS code.
  public var hospital: String?
  /// Who commissioned the bed. Not recorded = `local`.
  public var arrangedBy: ArrangedBy?

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("section", &section)
    visitor.field("start", &start)
    visitor.field("end", &end)
    visitor.field("end_reason", &endReason)
    visitor.field("application_date", &applicationDate)
    visitor.field("hospital", &hospital)
    visitor.field("arranged_by", &arrangedBy)
  }
}

extension LegalStatus {
  public enum Section: String, Code, SingleValue {
    case section2 = "2"
    case section3 = "3"
    case section4 = "4"
    case section5Sub2 = "5(2)"
    case section5Sub4 = "5(4)"
    case section7 = "7"
    case section35 = "35"
    case section36 = "36"
    case section37 = "37"
    case section37And41 = "37/41"
    case notional37 = "notional 37"
    case guardianship37 = "37 guardianship"
    case section38 = "38"
    case section44 = "44"
    case section45A = "45A"
    case section46 = "46"
    case section47 = "47"
    case section47And49 = "47/49"
    case section48 = "48"
    case section48And49 = "48/49"
    case section51Sub5 = "51(5)"
    case insanityAct5 = "CPIA 5"
    case section135 = "135"
    case section136 = "136"
    case other

    public static let inOrder = allCases
    public static let words = inOrder.map(\.rawValue)
  }
}

extension LegalStatus {
  public enum EndReason: String, Code, SingleValue {
    case dischargedByClinician = "discharged_by_clinician"
    case dischargedByManagers = "discharged_by_managers"
    case dischargedByTribunal = "discharged_by_tribunal"
    case dischargedByNearestRelative = "discharged_by_nearest_relative"
    case expired
    case regraded
    case communityTreatmentOrder = "community_treatment_order"
    case conditionalDischarge = "conditional_discharge"
    case absoluteDischarge = "absolute_discharge"
    case remittedToPrison = "remitted_to_prison"
    case absentWithoutLeaveLapsed = "absent_without_leave_lapsed"
    case quashed
    case transferredOut = "transferred_out"
    case death

    public static let inOrder = allCases
    public static let words = inOrder.map(\.rawValue)
  }
}

extension LegalStatus {
  public enum ArrangedBy: String, Code, SingleValue {
    case local
    case nhsEngland = "nhs_england"

    public static let inOrder = allCases
    public static let words = inOrder.map(\.rawValue)
  }
}
