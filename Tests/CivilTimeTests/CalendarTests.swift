import CivilTime
import Foundation
import Testing

/// A reproducible source of random days; the seed is in every failure.
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite struct CalendarTests {
  static let gregorian: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return calendar
  }()

  @Test func everyDayOfTwoCenturiesIsTheCalendars() throws {
    var date = try #require(CivilDate("1900-01-01"))
    for _ in 0..<73_049 {
      let (year, month, day) = date.yearMonthDay
      let instant = Date(timeIntervalSince1970: TimeInterval(date.dayNumber) * 86_400)
      let parts = Self.gregorian.dateComponents([.year, .month, .day, .weekday], from: instant)
      #expect((year, month, day) == (parts.year, parts.month, parts.day))
      #expect(date.weekday == (parts.weekday.map { $0 == 1 ? 7 : $0 - 1 }))
      #expect(CivilDate(date.description) == date)
      date = date.next
    }
  }

  @Test(arguments: [
    ("2024-01-31", 1, "2024-02-29"), ("2023-01-31", 1, "2023-02-28"),
    ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"),
    ("2026-08-31", 6, "2027-02-28"), ("2026-11-21", -12, "2025-11-21"),
    ("2026-03-31", -1, "2026-02-28"), ("2025-12-15", 1, "2026-01-15"),
  ])
  func monthsEndOnTheLastDayOfAShorterMonth(_ start: String, _ months: Int, _ end: String) throws {
    let date = try #require(CivilDate(start))
    #expect(date.adding(months: months).description == end)
  }

  @Test func monthsKeepTheDayOrTakeTheLastOfAShorterMonth() throws {
    var dice = Dice(state: 117)
    for _ in 0..<20_000 {
      let date = CivilDate(dayNumber: Int32.random(in: 0..<60_000, using: &dice))
      let months = Int.random(in: -60...60, using: &dice)
      let later = date.adding(months: months)
      let (year, month, day) = date.yearMonthDay
      let (newYear, newMonth, newDay) = later.yearMonthDay
      #expect(newYear * 12 + newMonth == year * 12 + month + months)
      let isLastOfMonth = later.next.yearMonthDay.month != newMonth
      #expect(newDay == day || (newDay < day && isLastOfMonth), "\(date) and \(months) months")
    }
  }

  @Test(arguments: [
    "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "26-04-01", "2026-4-1", "2026/04/01",
    "2026-04-01T00:00", "", "２０２６-04-01",
  ])
  func whatIsNoDayIsRefused(_ text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test func theEndsOfTimeDoNotOverflow() {
    #expect(CivilDate.distantFuture + 1 == .distantFuture)
    #expect(CivilDate.distantPast - 1 == .distantPast)
  }

  @Test func aPeriodHoldsFromItsFirstDayUntilTheFirstDayOnWhichItDoesNot() throws {
    let start = try #require(CivilDate("2026-03-01"))
    let period = Period(start: start, end: start + 2)
    #expect(!period.contains(start - 1) && period.contains(start) && period.contains(start + 1))
    #expect(!period.contains(start + 2))
    #expect(!Period(start: start, end: start).contains(start))
    #expect(Period(start: start, end: nil).contains(.distantFuture))
  }

  @Test func workingDaysLeaveOutWeekendsAndHolidays() throws {
    let friday = try #require(CivilDate("2026-04-03"))
    let days = WorkingDays(holidays: [friday, friday + 3])
    #expect(days.day(1, after: friday - 1) == friday + 4)
    #expect(days.day(0, after: friday) == friday)
    #expect(days.day(5, after: friday - 1) == friday + 10)
    #expect(WorkingDays(holidays: []).day(1, after: friday - 1) == friday)
  }
}
