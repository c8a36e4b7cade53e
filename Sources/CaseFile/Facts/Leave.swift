public import CivilTime

/// Leave of absence from hospital (MHA 1983 s17).
public struct Leave: IdentifiedRecord {
  public var id: FactID = .blank
  public var start: CivilDate = .blank
  public var end: CivilDate?
  /// Includes nights away.
  public var overnight: Bool?
  /// In the custody of hospital staff.
  public var escorted: Bool?
  /// The person lives outside hospital on this leave, as in a trial placement.
  public var livingOut: Bool?

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("start", &start)
    visitor.field("end", &end)
    visitor.field("overnight", &overnight)
    visitor.field("escorted", &escorted)
    visitor.field("living_out", &livingOut)
  }
}
