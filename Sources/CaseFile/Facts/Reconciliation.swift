public import CivilTime

/// A comparison of a council's and an NHS body's registers.
public struct Reconciliation: IdentifiedRecord {
  public var id: FactID = .blank
  public var council: BodyCode = .blank
  public var nhsBody: BodyCode = .blank
  public var on: CivilDate = .blank

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("council", &council)
    visitor.field("nhs_body", &nhsBody)
    visitor.field("on", &on)
  }
}
