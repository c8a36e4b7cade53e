import CivilTime
import Foundation
import Testing

@Suite struct ClockTests {
  static let london = TimeZone(identifier: "Europe/London") ?? .gmt

  @Test func londonsClockIsTheZoneDatabases() {
    var dice = Dice(state: 1983)
    for _ in 0..<200_000 {
      // From 1972 on, when British Standard Time was over.
      let second = Int64.random(in: 63_072_000..<2_524_608_000, using: &dice)
      let offset = Self.london.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(second)))
      #expect(LondonClock.offsetSeconds(atSecond: second) == offset, "\(second)")
    }
  }

  @Test func bothClockChangesOfManyYears() throws {
    for year in 1996...2037 {
      for month in [3, 10] {
        var day = try #require(CivilDate(year: year, month: month, day: 31))
        while day.weekday != 7 { day = day.previous }
        let change = Int64(day.dayNumber) * 86_400 + 3_600
        for second in [change - 1, change] {
          let offset = Self.london.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(second)))
          #expect(LondonClock.offsetSeconds(atSecond: second) == offset)
        }
      }
    }
  }

  @Test func aDayEndsAtMidnightOnLondonsClock() {
    var dice = Dice(state: 1916)
    for _ in 0..<10_000 {
      let day = Int64.random(in: -100_000..<100_000, using: &dice)
      // Around midnight, where a day in London can be another than in UTC.
      for second in [-3_601, -3_600, -1, 0, 1, 43_200] {
        let instant = day * 86_400 + Int64(second)
        let wall = instant + Int64(LondonClock.offsetSeconds(atSecond: instant))
        let expected = CivilDate(dayNumber: Int32((Double(wall) / 86_400).rounded(.down)))
        #expect(LondonClock.date(atSecond: instant) == expected, "\(instant)")
      }
    }
  }

  @Test func aSummerMidnightIsTheDayBeforeInUTC() throws {
    let instant = try #require(Instant("2026-06-30T23:00:00Z"))
    #expect(instant.londonDate.description == "2026-07-01")
  }

  @Test func hoursRunAsTheyElapse() throws {
    let spring = try #require(Instant("2026-03-27T23:30:00+00:00"))
    #expect(spring.adding(hours: 72).londonDate.description == "2026-03-31")
    let autumn = try #require(Instant("2026-10-23T00:30:00+01:00"))
    #expect(autumn.adding(hours: 72).londonDate.description == "2026-10-25")
  }

  @Test func aSkippedTimeIsTheFirstMomentAfterTheGapAndARepeatedOneTheFirst() throws {
    let spring = try #require(CivilDate("2027-03-28"))
    #expect(LondonClock.second(on: spring, hour: 1, minute: 30) == Instant("2027-03-28T01:00:00Z")?.seconds)
    #expect(LondonClock.second(on: spring, hour: 3) == Instant("2027-03-28T02:00:00Z")?.seconds)
    let autumn = try #require(CivilDate("2026-10-25"))
    #expect(LondonClock.second(on: autumn, hour: 1, minute: 30) == Instant("2026-10-25T00:30:00Z")?.seconds)
  }

  @Test(arguments: [
    "2026-06-19T10:15:00+01:00", "2026-01-20T11:00:00+00:00", "2026-01-20T11:00:00Z",
    "1999-12-31T23:59:59-05:30", "2026-01-20T11:00:00.25Z", "1969-12-31T23:59:59.5Z",
  ])
  func anInstantKeepsItsOffset(_ text: String) throws {
    #expect(try #require(Instant(text)).description == text)
  }

  @Test(arguments: [
    "2026-06-19", "2026-06-19T10:15:00", "2026-06-19T24:00:00Z", "2026-06-19T10:60:00Z",
    "2026-06-31T10:15:00Z", "2026-06-19T10:15:00+0100", "2026-06-19 10:15:00Z",
    "2026-06-19T10:15:00.Z", "2026-06-19T10:15:00Zx", "",
  ])
  func whatIsNoInstantIsRefused(_ text: String) {
    #expect(Instant(text) == nil)
  }
}
