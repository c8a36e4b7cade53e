public import CivilTime

/// Where the person has lived. Hospital is not residence.
public struct Residence: IdentifiedRecord {
  public var id: FactID = .blank
  /// The social services authority of the place, as it was on those days.
  public var council: BodyCode?
  public var start: CivilDate = .blank
  public var end: CivilDate?
  public var kind: Kind?
  /// Adopted for settled purposes. Not recorded is taken as true.
  public var settled: Bool?
  /// Adopted voluntarily, by the person or by whoever may decide for them. Not recorded is taken as true.
  public var voluntary: Bool?
  public var providedUnder: ProvidedUnder?
  /// Who placed the person there.
  public var placedBy: BodyCode?

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("council", &council, .required)
    visitor.field("start", &start)
    visitor.field("end", &end)
    visitor.field("kind", &kind)
    visitor.field("settled", &settled)
    visitor.field("voluntary", &voluntary)
    visitor.field("provided_under", &providedUnder)
    visitor.field("placed_by", &placedBy)
  }
}

extension Residence {
  public enum Kind: String, Code, SingleValue {
    case ownHome = "own_home"
    case family
    case generalTenancy = "general_tenancy"
    case careHome = "care_home"
    case supportedLiving = "supported_living"
    case sharedLives = "shared_lives"
    case extraCare = "extra_care"
    case hostel
    case temporary
    case hotel
    case noFixedAbode = "no_fixed_abode"
    case prison
    case childPlacement = "child_placement"
    case other

    public static let inOrder = allCases
    public static let words = inOrder.map(\.rawValue)
  }
}

extension Residence {
  public enum ProvidedUnder: String, Code, SingleValue {
    case own
    case family
    case s117
    case careAct = "care_act"
    case continuingHealthcare = "continuing_healthcare"
    case childrenAct = "children_act"
    case homelessness
    case criminalJustice = "criminal_justice"
    case nhs

    public static let inOrder = allCases
    public static let words = inOrder.map(\.rawValue)
  }
}
