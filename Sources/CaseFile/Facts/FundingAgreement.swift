package import CivilTime

/// An agreement on who pays for services.
package struct FundingAgreement: IdentifiedRecord {
  package var id: FactID = .blank
  /// Ids of the plan services it covers.
  package var services: [FactID] = []
  package var signed: CivilDate?
  package var start: CivilDate = .blank
  package var end: CivilDate?
  /// Interim or without prejudice.
  package var interim: Bool?
  /// From a pooled budget.
  package var pooled: Bool?
  /// Who pays what.
  package var parties: [FundingParty] = []
  package var document: String?

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("services", &services)
    visitor.field("signed", &signed)
    visitor.field("start", &start)
    visitor.field("end", &end)
    visitor.field("interim", &interim)
    visitor.field("pooled", &pooled)
    visitor.list("parties", &parties, .required)
    visitor.field("document", &document)
  }
}
