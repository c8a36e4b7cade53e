import CaseFile
import CivilTime

/// Detaining periods each starting no later than the day the one before ended.
struct Detention {
  /// By start; those that begin together, by id. Ends after the day judged are left out.
  var periods: [LegalStatus]
  /// The day the last period ended; nil while one goes on.
  var ceased: CivilDate?

  /// The first day of all.
  var leadIn: CivilDate { periods[0].start }

  /// The first period of a qualifying section.
  var firstQualifying: LegalStatus? { first(\.isQualifying) }

  /// The first period of such a section; of several that began together, the one with the greater id.
  func first(_ isOfKind: (LegalStatus.Section) -> Bool) -> LegalStatus? {
    periods.filter { isOfKind($0.section) }.min { ($0.start, $1.id) < ($1.start, $0.id) }
  }

  /// The period that ended last; of several, the one with the greater id.
  var lastEnded: LegalStatus? {
    periods.filter { $0.end != nil }.max { ($0.end ?? .distantPast, $0.id) < ($1.end ?? .distantPast, $1.id) }
  }

  init(_ period: LegalStatus) {
    periods = [period]
    ceased = period.end
  }

  mutating func join(_ period: LegalStatus) {
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
  /// Later detentions that belong to it (D-01).
  var rejoined: [Detention] = []
  /// The first period of a qualifying section.
  let first: LegalStatus

  init?(_ detention: Detention) {
    guard let first = detention.firstQualifying else { return nil }
    self.detention = detention
    self.first = first
  }

  /// The first day of the unbroken detention.
  var leadIn: CivilDate { detention.leadIn }
  /// The first day of its first qualifying period.
  var begins: CivilDate { first.start }

  /// All periods, those of rejoined detentions too.
  private(set) lazy var periods: [LegalStatus] = detention.periods + rejoined.flatMap(\.periods)

  /// The last period of a qualifying section.
  var lastQualifying: LegalStatus { periods.last { $0.section.isQualifying } ?? first }
}

/// The detentions of a case as a day knows them, in order.
struct Detentions {
  var qualifying: [QualifyingDetention] = []

  var latest: QualifyingDetention? { qualifying.last }
}
