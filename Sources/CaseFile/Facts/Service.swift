public import CivilTime

/// A service line of an after-care plan; it keeps its id from one version of the plan to the next.
public struct Service: IdentifiedRecord {
  public var id: FactID = .blank
  /// As written, e.g. 'supported living'.
  public var kind: String?
  /// The need it meets.
  public var need: String?
  /// Decided to be a section 117 after-care service: it meets a need arising from or related to the mental disorder and reduces the risk of deterioration.
  public var aftercare: Bool?
  public var provider: String?
  public var plannedStart: CivilDate?
  /// Began.
  public var start: CivilDate?
  /// Stopped.
  public var end: CivilDate?
  public var endReason: String?
  /// Offered, and declined by the person after being told what it means to decline.
  public var refused: CivilDate?
  /// Assessed as needed.
  public var hoursPerWeek: Hours?
  /// Actually delivered now.
  public var deliveredHoursPerWeek: Hours?
  public var weeklyCost: Money?
  /// Refused or reduced because the person has, or could claim, damages.
  public var reducedForDamages: Bool?

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("kind", &kind)
    visitor.field("need", &need)
    visitor.field("aftercare", &aftercare)
    visitor.field("provider", &provider)
    visitor.field("planned_start", &plannedStart)
    visitor.field("start", &start)
    visitor.field("end", &end)
    visitor.field("end_reason", &endReason)
    visitor.field("refused", &refused)
    visitor.field("hours_per_week", &hoursPerWeek)
    visitor.field("delivered_hours_per_week", &deliveredHoursPerWeek)
    visitor.field("weekly_cost", &weeklyCost)
    visitor.field("reduced_for_damages", &reducedForDamages)
  }
}
