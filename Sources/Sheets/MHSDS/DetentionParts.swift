internal import CaseFile
internal import CivilTime

/// The parts of a legal status period in which the person was detained: what community orders leave of it.
struct DetentionParts {
  struct Part: Hashable {
    let start: CivilDate
    let end: CivilDate?
    let endReason: LegalStatus.EndReason?
  }

  private(set) var parts: [Part] = []

  init(_ period: MHSDSRows.Period, suspendedBy orders: [MHSDSRows.Order]) {
    var start: CivilDate? = period.start
    for order in orders.sorted(by: { $0.start < $1.start }) {
      guard let begun = start, begun <= order.start, period.end.map({ order.start <= $0 }) ?? true else { continue }
      let reason: LegalStatus.EndReason =
        order.kind == .conditionalDischarge ? .conditionalDischarge : .communityTreatmentOrder
      parts.append(Part(start: begun, end: order.start, endReason: reason))
      start = DetentionParts.resumed(after: order, in: period)
    }
    if let start { parts.append(Part(start: start, end: period.end, endReason: nil)) }
  }

  /// The day on which the person was detained again; nil where the order goes on or ended the matter.
  private static func resumed(after order: MHSDSRows.Order, in period: MHSDSRows.Period) -> CivilDate? {
    guard let end = order.end, order.endReason != .discharged, order.endReason != .absoluteDischarge else {
      return nil
    }
    // The period ends with the order: nothing of it is left. It goes on: the person is detained again.
    return period.end.map { end < $0 } ?? true ? end : nil
  }
}
