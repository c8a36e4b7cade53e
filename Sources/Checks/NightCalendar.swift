package import CivilTime
package import Record

/// Which nights are due, by London's calendar: each business date once, whatever clocks do.
package struct NightCalendar: Hashable, Sendable {
  /// A time of day in London.
  package struct TimeOfDay: Hashable, Sendable {
    package let hour: Int
    package let minute: Int

    package init?(hour: Int, minute: Int) {
      guard (0..<24).contains(hour), (0..<60).contains(minute) else { return nil }
      (self.hour, self.minute) = (hour, minute)
    }

    /// Reads `HH:MM`; nil where it is no time of day.
    package init?(_ text: String) {
      let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
      guard parts.count == 2, let hour = parts[0], let minute = parts[1] else { return nil }
      self.init(hour: hour, minute: minute)
    }

    package static let standard = TimeOfDay("03:00")
  }

  let hour: Int
  let minute: Int
  /// How many missed nights are made up for at most, counted back from the one that is due.
  let catchUp: Int

  package init(at time: TimeOfDay? = .standard, catchUp: Int = 31) {
    (hour, minute) = (time?.hour ?? 3, time?.minute ?? 0)
    self.catchUp = catchUp
  }

  /// The business date whose hour has come last, in seconds since 1970.
  package func dueDate(at second: Int64) -> CivilDate {
    let today = LondonClock.date(atSecond: second)
    return second >= hourOf(today) ? today : today.previous
  }

  /// An hour that the clocks skip is the moment at which they skip it; of an hour that comes twice it is the first.
  package func times(of day: CivilDate) -> NightTimes {
    NightTimes(on: day, due: hourOf(day), late: hourOf(day.next))
  }

  private func hourOf(_ day: CivilDate) -> Int64 {
    LondonClock.second(on: day, hour: hour, minute: minute)
  }

  /// The nights since the one published last that are due by now, in order, and those before them that were missed
  /// too long ago. Where none was published yet, only the last one is due.
  package func nights(after last: CivilDate?, at second: Int64) -> (due: [NightTimes], skipped: [NightTimes]) {
    let latest = dueDate(at: second)
    guard let last else { return ([times(of: latest)], []) }
    guard last < latest else { return ([], []) }
    var missed: [NightTimes] = []
    var day = last.next
    while day <= latest {
      missed.append(times(of: day))
      day = day.next
    }
    return (Array(missed.suffix(catchUp)), Array(missed.dropLast(catchUp)))
  }
}
