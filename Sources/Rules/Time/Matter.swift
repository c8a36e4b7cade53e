import CaseFile
import CivilTime

/// A case with all that is needed to judge it: local facts, settings and the day whose law applies.
///
/// It keeps the days that have been judged, so that nothing is worked out twice. Made for one determination.
final class Matter {
  let file: CaseFile
  let directory: LocalFacts?
  let settings: Settings
  /// The day asked about.
  let on: CivilDate
  let lawOn: CivilDate
  /// Whether reasons and gaps are to be put into words.
  let explains: Bool
  private var days: [CivilDate: Day] = [:]

  init(
    _ file: CaseFile, directory: LocalFacts?, settings: Settings, on: CivilDate, lawOn: CivilDate,
    explains: Bool
  ) {
    self.file = file.inOrder
    self.directory = directory
    self.settings = settings
    self.on = on
    self.lawOn = lawOn
    self.explains = explains
  }

  /// The case as it stood at the end of a day.
  func day(_ date: CivilDate) -> Day {
    if let day = days[date] { return day }
    let day = Day(date, of: self)
    days[date] = day
    return day
  }

  /// Lets go of the days, and so of the matter itself.
  func forget() {
    days = [:]
  }

  /// The earliest day that the case names: nothing is open before it.
  private(set) lazy var earliestDay: CivilDate = {
    var earliest = EarliestDay()
    var file = self.file
    file.visitFacts(&earliest)
    return min(earliest.day ?? on, on)
  }()
}
