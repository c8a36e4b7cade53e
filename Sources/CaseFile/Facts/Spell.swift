package import CivilTime

/// A hospital provider spell in mental health inpatient care (MHSDS MHS501), detained or informal.
package struct Spell: IdentifiedRecord {
  package var id: FactID = .blank
  /// Hospital site or trust ODS code.
  package var hospital: String?
  /// Admitted.
  package var admitted: CivilDate = .blank
  /// Planned date of leaving.
  package var expectedDischarge: CivilDate?
  /// When the person left hospital, with its offset. A spell without it is still open.
  package var `left`: Instant?
  /// A risk of suicide was identified at discharge.
  package var suicideRisk: Bool?

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("hospital", &hospital)
    visitor.field("admitted", &admitted)
    visitor.field("expected_discharge", &expectedDischarge)
    visitor.field("left", &`left`)
    visitor.field("suicide_risk", &suicideRisk)
  }
}
