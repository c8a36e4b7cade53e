import CivilTime
import Reference
import Testing

@Suite struct CalendarTests {
  @Test func everyYearFrom2012To2028HasItsBankHolidays() {
    let years = Dictionary(grouping: national.bankHolidays) { $0.date.yearMonthDay.year }
    #expect(years.keys.sorted() == Array(2012...2028))
    for (year, holidays) in years {
      let extra = [2012: 1, 2022: 2, 2023: 1][year] ?? 0
      #expect(holidays.count == 8 + extra, "\(year)")
    }
  }

  @Test func bankHolidaysAreInOrderAndOnWeekdays() {
    let days = national.bankHolidays.map(\.date)
    #expect(days == Set(days).sorted())
    #expect(days.allSatisfy { $0.weekday <= 5 })
  }

  @Test(arguments: [
    ("2012-06-05", "Diamond Jubilee"), ("2022-09-19", "Funeral"), ("2023-05-08", "Coronation"),
  ])
  func daysOfTheirOwn(text: String, word: String) {
    let name = national.bankHolidays.first { $0.date == day(text) }?.name
    #expect(name?.lowercased().contains(word.lowercased()) == true, "\(name ?? "none")")
  }

  @Test(arguments: [
    ("2026-04-02", 1, "2026-04-07"),  // Maundy Thursday to the Tuesday after Easter
    ("2026-04-02", 3, "2026-04-09"),
    ("2026-12-24", 1, "2026-12-29"),  // Boxing Day is kept on Monday 28 December
    ("2027-12-24", 1, "2027-12-29"),  // both days of Christmas are kept later
    ("2028-12-22", 3, "2028-12-29"),
    ("2026-11-21", 0, "2026-11-21"),
  ])
  func workingDays(after text: String, count: Int, is expected: String) {
    #expect(national.workingDays.day(count, after: day(text)) == day(expected))
  }

  @Test func outsideTheYearsListedOnlyWeekendsAreLeftOut() {
    #expect(national.workingDays.isWorkingDay(day("2011-12-27")))
    #expect(!national.workingDays.isWorkingDay(day("2011-12-25")))
  }
}
