public import CivilTime

/// A dispute about who is responsible or who pays.
public struct Dispute: IdentifiedRecord {
  public var id: FactID = .blank
  public var kind: Kind = .blank
  public var parties: [BodyCode] = []
  /// First written assertion.
  public var firstWritten: CivilDate = .blank
  /// Lead authority.
  public var lead: BodyCode?
  /// Every party named a contact.
  public var contactsNamed: CivilDate?
  /// Last told the person about progress.
  public var personUpdated: CivilDate?
  public var interimArrangement: CivilDate?
  /// A service was delayed, cut or interrupted.
  public var serviceDelayed: Bool?
  /// Referred for determination.
  public var referred: CivilDate?
  public var argumentsSent: CivilDate?
  public var determined: CivilDate?
  public var reviewRequested: CivilDate?
  public var reviewStarted: CivilDate?
  public var resolved: CivilDate?

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("kind", &kind)
    visitor.field("parties", &parties, .required)
    visitor.field("first_written", &firstWritten)
    visitor.field("lead", &lead)
    visitor.field("contacts_named", &contactsNamed)
    visitor.field("person_updated", &personUpdated)
    visitor.field("interim_arrangement", &interimArrangement)
    visitor.field("service_delayed", &serviceDelayed)
    visitor.field("referred", &referred)
    visitor.field("arguments_sent", &argumentsSent)
    visitor.field("determined", &determined)
    visitor.field("review_requested", &reviewRequested)
    visitor.field("review_started", &reviewStarted)
    visitor.field("resolved", &resolved)
  }
}

extension Dispute {
  public enum Kind: String, Code, SingleValue {
    case councilCouncil = "council_council"
    case nhsNHS = "nhs_nhs"
    case councilNHS = "council_nhs"

    public static let inOrder = allCases
    public static let words = inOrder.map(\.rawValue)
  }
}
