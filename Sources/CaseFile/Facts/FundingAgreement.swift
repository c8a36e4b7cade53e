public import CivilTime

/// An agreement on who pays for services.
public struct FundingAgreement: IdentifiedRecord {
  public var id: FactID = .blank
  /// Ids of the plan services it covers.
  public var services: [FactID] = []
  public var signed: CivilDate?
  public var start: CivilDate = .blank
  public var end: CivilDate?
  /// Interim or without prejudice.
  public var interim: Bool?
  /// From a pooled budget.
  public var pooled: Bool?
  /// Who pays what.
  public var parties: [FundingParty] = []
  public var document: String?

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
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
