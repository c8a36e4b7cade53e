public import CivilTime

/// A hospital provider spell in mental health inpatient care (MHSDS MHS501), detained or informal.
public struct Spell: IdentifiedRecord {
  public var id: FactID = .blank
  /// Hospital site or trust ODS code.
  public var hospital: String?
  /// Admitted.
  public var admitted: CivilDate = .blank
  /// Planned date of leaving.
  public var expectedDischarge: CivilDate?
  /// When the person left hospital, with its offset. A spell without it is still open.
  public var `left`: Instant?
  /// A risk of suicide was identified at discharge.
  public var suicideRisk: Bool?

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("hospital", &hospital)
    visitor.field("admitted", &admitted)
    visitor.field("expected_discharge", &expectedDischarge)
    visitor.field("left", &`left`)
    visitor.field("suicide_risk", &suicideRisk)
  }
}
