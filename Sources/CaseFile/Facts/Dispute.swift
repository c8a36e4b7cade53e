package import CivilTime

/// A dispute about who is responsible or who pays.
package struct Dispute: IdentifiedRecord {
  package var id: FactID = .blank
  package var kind: Kind = .blank
  package var parties: [BodyCode] = []
  /// First written assertion.
  package var firstWritten: CivilDate = .blank
  /// Lead authority.
  package var lead: BodyCode?
  /// Every party named a contact.
  package var contactsNamed: CivilDate?
  /// Last told the person about progress.
  package var personUpdated: CivilDate?
  package var interimArrangement: CivilDate?
  /// A service was delayed, cut or interrupted.
  package var serviceDelayed: Bool?
  /// Referred for determination.
  package var referred: CivilDate?
  package var argumentsSent: CivilDate?
  package var determined: CivilDate?
  package var reviewRequested: CivilDate?
  package var reviewStarted: CivilDate?
  package var resolved: CivilDate?

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
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
  package enum Kind: String, Code, SingleValue {
    case councilCouncil = "council_council"
    case nhsNHS = "nhs_nhs"
    case councilNHS = "council_nhs"

    package static let inOrder = allCases
    package static let words = inOrder.map(\.rawValue)
  }
}
