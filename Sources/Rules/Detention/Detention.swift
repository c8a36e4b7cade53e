import CaseFile
import CivilTime

/// Detaining periods each starting no later than the day the one before ended.
struct Detention {
  /// By start; those that begin together, by id. Ends after the day judged are left out.
  var periods: [StatusPeriod]
  /// The day the last period ended; nil while one goes on.
  var ceased: CivilDate?

  /// The first day of all.
  var leadIn: CivilDate { periods[0].start }

  /// The first period of such a section; of several that began together, the one with the greater id.
  func first(_ isOfKind: (LegalStatus.Section) -> Bool) -> StatusPeriod? {
    var first: StatusPeriod?
    for period in periods where isOfKind(period.section) {
      if let first, first.start < period.start { break }
      first = period
    }
    return first
  }

  init(_ period: StatusPeriod) {
    periods = [period]
    ceased = period.end
  }

  mutating func join(_ period: StatusPeriod) {
    periods.append(period)
    guard let end = period.end, let before = ceased else {
      ceased = nil
      return
    }
    ceased = max(before, end)
  }
}

/// A detention with a qualifying period in it, and those that rejoined it after a recall or revocation.
///
/// A class, because it is handed about a great deal; nothing changes it once the detentions are known.
final class QualifyingDetention {
  /// The unbroken detention itself.
  let detention: Detention
  /// Later detentions that belong to it (D-01), in order.
  private(set) var recalls: [Recall] = []
  /// All periods, those of rejoined detentions too.
  private(set) var periods: [StatusPeriod]
  /// The first period of a qualifying section.
  let first: LegalStatus
  /// The first day of the unbroken detention.
  let leadIn: CivilDate

  /// - Parameter rows: The legal statuses of the case, by id.
  init?(_ detention: Detention, rows: [LegalStatus]) {
    guard let first = detention.first(\.isQualifying) else { return nil }
    self.detention = detention
    periods = detention.periods
    self.first = rows[first.place]
    leadIn = detention.leadIn
  }

  /// Makes a later detention a part of this one.
  func rejoin(_ recall: Recall) {
    recalls.append(recall)
    periods += recall.detention.periods
  }

  /// The first day of its first qualifying period.
  var begins: CivilDate { first.start }

  /// The last period of a qualifying section.
  var lastQualifying: StatusPeriod { periods.last { $0.section.isQualifying } ?? periods[0] }
}

/// A detention that goes on with the one before it.
struct Recall {
  let detention: Detention
  /// The first day of a period of it that began on recall or revocation. Others of it may have begun before.
  let day: CivilDate
}

/// The detentions of a case as a day knows them, in order.
struct Detentions {
  var qualifying: [QualifyingDetention] = []

  var latest: QualifyingDetention? { qualifying.last }
}
