package import CivilTime

/// Leave of absence from hospital (MHA 1983 s17).
package struct Leave: IdentifiedRecord {
  package var id: FactID = .blank
  package var start: CivilDate = .blank
  package var end: CivilDate?
  /// Includes nights away.
  package var overnight: Bool?
  /// In the custody of hospital staff.
  package var escorted: Bool?
  /// The person lives outside hospital on this leave, as in a trial placement.
  package var livingOut: Bool?

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("start", &start)
    visitor.field("end", &end)
    visitor.field("overnight", &overnight)
    visitor.field("escorted", &escorted)
    visitor.field("living_out", &livingOut)
  }
}
