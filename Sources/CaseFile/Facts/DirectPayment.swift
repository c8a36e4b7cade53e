public import CivilTime

/// A direct payment or personal health budget.
public struct DirectPayment: IdentifiedRecord {
  public var id: FactID = .blank
  public var service: FactID?
  public var start: CivilDate = .blank
  public var end: CivilDate?
  public var weeklyAmount: Money?
  /// Reduced on.
  public var reduced: CivilDate?
  /// Review before the reduction.
  public var reviewed: CivilDate?

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("service", &service)
    visitor.field("start", &start)
    visitor.field("end", &end)
    visitor.field("weekly_amount", &weeklyAmount)
    visitor.field("reduced", &reduced)
    visitor.field("reviewed", &reviewed)
  }
}
