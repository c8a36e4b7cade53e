import CaseFile
import CivilTime

/// A legal status as a day knows it: an end still to come is left out.
///
/// Nothing but small values, so that many can be copied and sorted at no cost; its row has the rest.
struct StatusPeriod {
  /// The place of its row among the legal statuses of the case, which are by id.
  let place: Int
  let section: LegalStatus.Section
  let start: CivilDate
  let end: CivilDate?
  let endReason: LegalStatus.EndReason?
  let applicationDate: CivilDate?
  let arrangedBy: LegalStatus.ArrangedBy?

  init(_ row: LegalStatus, at place: Int, end: CivilDate?) {
    self.place = place
    section = row.section
    start = row.start
    self.end = end
    endReason = row.endReason
    applicationDate = row.applicationDate
    arrangedBy = row.arrangedBy
  }

  func isInForce(on day: CivilDate) -> Bool { Period(start: start, end: end).contains(day) }
}

extension [StatusPeriod] {
  /// The one that ended last; of several, the one with the greater id.
  var lastEnded: StatusPeriod? {
    var last: (period: StatusPeriod, end: CivilDate)?
    for period in self {
      guard let end = period.end else { continue }
      if let last, (end, period.place) < (last.end, last.period.place) { continue }
      last = (period, end)
    }
    return last?.period
  }
}
