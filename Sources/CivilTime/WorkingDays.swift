/// Counting days on which offices work: not Saturdays, Sundays or the bank holidays given.
public struct WorkingDays: Sendable {
  /// The first bank holiday.
  private let first: CivilDate
  /// Whether each day from the first bank holiday to the last is one; outside them only weekends are left out.
  private let isHoliday: [Bool]

  public init(holidays: Set<CivilDate>) {
    let (first, last) = (holidays.min() ?? .distantPast, holidays.max() ?? .distantPast)
    self.first = first
    isHoliday = (0...CivilDate.days(from: first, to: last)).map { holidays.contains(first + $0) }
  }

  /// Whether offices work on the day.
  public func isWorkingDay(_ day: CivilDate) -> Bool {
    guard day.weekday <= 5 else { return false }
    let place = CivilDate.days(from: first, to: day)
    return !isHoliday.indices.contains(place) || !isHoliday[place]
  }

  /// The day so many working days after `day`; `day` itself where the number is 0.
  public func day(_ count: Int, after day: CivilDate) -> CivilDate {
    var date = day
    var left = count
    while left > 0 {
      date = date.next
      if isWorkingDay(date) { left -= 1 }
    }
    return date
  }
}
