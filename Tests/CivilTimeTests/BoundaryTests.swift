import CivilTime
import Testing

/// The last value that is taken and the first that is not.
@Suite struct BoundaryTests {
  @Test(arguments: ["2026-03-00", "2026-03-32", "2026-04-31", "2026-13-01", "2026-00-01"])
  func aDayOutsideItsMonthIsRefused(_ text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test(arguments: [
    "2026-06-19T24:00:00Z", "2026-06-19T23:60:00Z", "2026-06-19T23:59:61Z", "2026-06-19T10:15:00+24:00",
    "2026-06-19T10:15:00-24:00", "2026-06-19T10:15:00+01:60", "2026-06-19T12:30:60Z", "2026-06-19T23:59:60+01:00",
  ])
  func aTimeOutsideItsDayIsRefused(_ text: String) {
    #expect(Instant(text) == nil)
  }

  @Test(arguments: [
    "2026-06-19T00:00:00-23:59", "2026-06-19T23:59:59+23:59", "2016-12-31T23:59:60Z", "2017-01-01T00:59:60+01:00",
  ])
  func theLastTimeOfTheDayIsRead(_ text: String) {
    #expect(Instant(text) != nil)
  }

  @Test(arguments: ["0000-01-01", "0099-12-31", "0999-12-31", "1000-01-01", "9999-12-31"])
  func everyYearHasFourDigits(_ text: String) {
    #expect(CivilDate(text)?.description == text)
  }

  /// British Standard Time ended on 31 October 1971 at 02:00 UTC (British Standard Time Act 1968).
  @Test func britishStandardTimeEnds() throws {
    let end = try #require(Instant("1971-10-31T02:00:00Z")).seconds
    #expect(LondonClock.offsetSeconds(atSecond: end - 1) == 3_600)
    #expect(LondonClock.offsetSeconds(atSecond: end) == 0)
  }
}
