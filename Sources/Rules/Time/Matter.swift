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
  /// In order.
  private var days: [Day] = []

  init(
    _ file: CaseFile, directory: LocalFacts?, settings: Settings, on: CivilDate, lawOn: CivilDate,
    explains: Bool
  ) {
    var file = file
    file.putInOrder()
    self.file = file
    self.directory = directory
    self.settings = settings
    self.on = on
    self.lawOn = lawOn
    self.explains = explains
  }

  /// The case as it stood at the end of a day.
  func day(_ date: CivilDate) -> Day {
    let place = place(of: date)
    if place < days.count, days[place].date == date { return days[place] }
    let day = Day(date, of: self)
    days.insert(day, at: place)
    return day
  }

  /// What was worked out on another day and holds on this one too.
  ///
  /// Only for what depends on the day through `hasReached` alone.
  @inline(__always)
  func known<Value>(on date: CivilDate, _ slot: (Day) -> Known<Value>?) -> Known<Value>? {
    for day in days {
      if let known = slot(day), known.bounds.contain(date) { return known }
    }
    return nil
  }

  /// Where a day stands or would stand among those judged.
  private func place(of date: CivilDate) -> Int {
    var (first, end) = (0, days.count)
    while first < end {
      let middle = (first + end) / 2
      if days[middle].date < date { first = middle + 1 } else { end = middle }
    }
    return first
  }

  /// Lets go of the days, and so of the matter itself.
  func forget() {
    days = []
  }

  /// The earliest day that the case names: nothing is open before it.
  private(set) lazy var earliestDay: CivilDate = {
    var earliest = EarliestDay()
    var file = self.file
    file.visitFacts(&earliest)
    return min(earliest.day ?? on, on)
  }()
}
