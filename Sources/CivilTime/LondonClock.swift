/// London's clock: when it was summer time, by the statute and orders of each year.
///
/// Summer Time Act 1972 and its orders; SI 2002/262 since 2002 (last Sundays of March and October, 01:00 UTC).
public enum LondonClock {
  /// The day in London at a second counted from 1970-01-01T00:00:00Z.
  public static func date(atSecond second: Int64) -> CivilDate {
    let day = CivilDate.floorDivide(Int(second), 86_400)
    // Summer time can move only the last hour of a UTC day into the next.
    let isLastHour = Int(second) - day * 86_400 >= 82_800
    let isNextDay = isLastHour && offsetSeconds(atSecond: second) > 0
    return CivilDate(dayNumber: Int32(isNextDay ? day + 1 : day))
  }

  /// 31 October 1971, 02:00 UTC: until then London was an hour ahead the whole year (British Standard Time Act 1968).
  private static let endOfStandardTime: Int64 = 57_722_400

  /// Seconds to add to UTC for the clock on a London wall: 0 or 3,600.
  public static func offsetSeconds(atSecond second: Int64) -> Int {
    let day = CivilDate(dayNumber: Int32(CivilDate.floorDivide(Int(second), 86_400)))
    let year = day.yearMonthDay.year
    if second < endOfStandardTime { return year < 1968 ? 0 : 3_600 }
    let (start, end) = summerTime(of: year)
    return (start..<end).contains(Int(second)) ? 3_600 : 0
  }

  /// The instant of a time of day on a London day, in seconds since 1970-01-01T00:00:00Z.
  ///
  /// A time that the clock skips counts as the first moment after the gap; a time that comes twice is the first.
  public static func second(on day: CivilDate, hour: Int, minute: Int = 0) -> Int64 {
    let wall = Int64(day.dayNumber) * 86_400 + Int64(hour * 3_600 + minute * 60)
    let summer = wall - 3_600
    if offsetSeconds(atSecond: summer) == 3_600 { return summer }
    if offsetSeconds(atSecond: wall) == 0 { return wall }
    let (start, _) = summerTime(of: day.yearMonthDay.year)
    return Int64(start)
  }

  /// The first and the first-not second of summer time in a year.
  ///
  /// At 01:00 UTC, before 1981 at 02:00; its ends moved a few days in 1981, 1990 and 1996.
  static func summerTime(of year: Int) -> (start: Int, end: Int) {
    let earliestStart = year < 1981 ? 16 : 25
    let earliestEnd = year < 1990 ? 23 : year < 1996 ? 22 : 25
    let second = (year < 1981 ? 2 : 1) * 3_600
    let first = sunday(onOrAfter: earliestStart, month: 3, of: year)
    let last = sunday(onOrAfter: earliestEnd, month: 10, of: year)
    return (Int(first.dayNumber) * 86_400 + second, Int(last.dayNumber) * 86_400 + second)
  }

  private static func sunday(onOrAfter day: Int, month: Int, of year: Int) -> CivilDate {
    let date = CivilDate(dayNumber: CivilDate.dayNumber(year: year, month: month, day: day))
    return date + (7 - date.weekday)
  }
}
