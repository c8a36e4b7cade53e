/// Counting days on which offices work: not Saturdays, Sundays or the bank holidays given.
public struct WorkingDays: Sendable {
  /// Sorted; outside the years it covers only weekends are left out.
  let holidays: Set<CivilDate>

  public init(holidays: Set<CivilDate>) {
    self.holidays = holidays
  }

  /// Whether offices work on the day.
  public func isWorkingDay(_ day: CivilDate) -> Bool {
    day.weekday <= 5 && !holidays.contains(day)
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
