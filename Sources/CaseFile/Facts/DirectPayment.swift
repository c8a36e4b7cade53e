package import CivilTime

/// A direct payment or personal health budget.
package struct DirectPayment: IdentifiedRecord {
  package var id: FactID = .blank
  package var service: FactID?
  package var start: CivilDate = .blank
  package var end: CivilDate?
  package var weeklyAmount: Money?
  /// Reduced on.
  package var reduced: CivilDate?
  /// Review before the reduction.
  package var reviewed: CivilDate?

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("service", &service)
    visitor.field("start", &start)
    visitor.field("end", &end)
    visitor.field("weekly_amount", &weeklyAmount)
    visitor.field("reduced", &reduced)
    visitor.field("reviewed", &reviewed)
  }
}
