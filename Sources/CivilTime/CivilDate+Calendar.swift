extension CivilDate {
  /// What to do when a month has no day of the number asked for.
  public enum MonthEnd: Sendable {
    /// 31 January and one month is 28 (or 29) February.
    case lastDayOfShorterMonth
  }

  /// The same day number so many calendar months later (earlier where negative).
  public func adding(months: Int, monthEnd: MonthEnd = .lastDayOfShorterMonth) -> CivilDate {
    let (year, month, day) = yearMonthDay
    let count = year * 12 + (month - 1) + months
    let newYear = CivilDate.floorDivide(count, 12)
    let newMonth = count - newYear * 12 + 1
    let lastDay = CivilDate.daysIn(month: newMonth, of: newYear)
    return CivilDate(
      dayNumber: CivilDate.dayNumber(year: newYear, month: newMonth, day: min(day, lastDay)))
  }

  /// The year, the month (1 to 12) and the day of the month.
  public var yearMonthDay: (year: Int, month: Int, day: Int) {
    // Counted from 1 March of year 0, so that the leap day is the last of its year.
    let days = Int(dayNumber) + 719_468
    let era = CivilDate.floorDivide(days, 146_097)
    let dayOfEra = days - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// Monday is 1, Sunday is 7 (ISO 8601).
  public var weekday: Int {
    let shifted = Int(dayNumber) + 3  // 1970-01-01 was a Thursday.
    return shifted - CivilDate.floorDivide(shifted, 7) * 7 + 1
  }

  static func dayNumber(year: Int, month: Int, day: Int) -> Int32 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = floorDivide(shiftedYear, 400)
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }

  static func daysIn(month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  static func floorDivide(_ value: Int, _ divisor: Int) -> Int {
    value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
  }
}
