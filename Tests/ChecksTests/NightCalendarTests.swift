import Checks
import CivilTime
import Foundation
import Record
import Testing

/// Nights go by London's calendar: whatever the clock does and whenever somebody looks, each date is due once, in order.
@Suite struct NightCalendarTests {
  static let hours = ["00:00", "01:00", "01:30", "02:00", "03:00", "23:59"]
  static let day: Int64 = 86_400

  /// What a register keeps of its nights, and what went wrong on the way.
  struct Nights {
    let calendar: NightCalendar
    let catchUp: Int
    var last: CivilDate?
    var judged: [NightTimes] = []
    var all: [NightTimes] = []

    init(_ time: String, catchUp: Int = 31) {
      calendar = NightCalendar(at: NightCalendar.TimeOfDay(time), catchUp: catchUp)
      self.catchUp = catchUp
    }

    /// Looks what is due and judges all of it, or only the first of it where it dies then.
    mutating func look(at second: Int64, dies: Bool = false) {
      let nights = calendar.nights(after: last, at: second)
      #expect(nights.due.count <= catchUp && (nights.skipped.isEmpty || nights.due.count == catchUp))
      let due = dies ? Array(nights.due.prefix(1)) : nights.due
      if !due.isEmpty { all += nights.skipped }
      all += due
      judged += due
      last = due.last?.on ?? last
      for night in due { #expect(night.due <= second, "\(night.on) is judged before its hour") }
      if let last, !dies { #expect(last >= calendar.dueDate(at: second), "a night whose hour came was left out") }
    }
  }

  static func start(_ year: Int) -> Int64 {
    Int64((CivilDate(year: year, month: 1, day: 1) ?? .distantPast).dayNumber) * day
  }

  /// Each date once, in order, none left out, and each begins when the one before it is late.
  static func expectWhole(_ nights: Nights) {
    for (night, next) in zip(nights.all, nights.all.dropFirst()) {
      #expect(next.on == night.on.next)
      #expect(next.due == night.late && night.due < next.due)
    }
  }

  @Test(arguments: hours) func whoeverLooksAndWheneverEachDateIsDueOnce(_ time: String) {
    var dice = Steps(state: 2026)
    for year in stride(from: 1972, to: 2037, by: 5) {
      var nights = Nights(time, catchUp: 1_000)
      var second = Self.start(year)
      while second < Self.start(year + 5) {
        nights.look(at: second, dies: Int.random(in: 0..<6, using: &dice) == 0)
        switch Int.random(in: 0..<20, using: &dice) {
        case 0: second += Int64.random(in: 0..<25 * Self.day, using: &dice)
        case 1: second -= Int64.random(in: 0..<10 * Self.day, using: &dice)
        case 2: break
        default: second += Int64.random(in: 0..<2 * Self.day, using: &dice)
        }
      }
      nights.look(at: Self.start(year + 5) + Self.day)
      Self.expectWhole(nights)
      #expect(nights.all.count == nights.judged.count, "nothing was missed for too long")
      #expect(nights.judged.count > 5 * 360)
    }
  }

  /// Every minute from an hour before a change of the clocks to three hours after it, in every year.
  @Test(arguments: hours) func bothClockChanges(_ time: String) throws {
    for year in 1996...2037 {
      for month in [3, 10] {
        var sunday = try #require(CivilDate(year: year, month: month, day: 31))
        while sunday.weekday != 7 { sunday = sunday.previous }
        let change = Int64(sunday.dayNumber) * Self.day + 3_600
        var nights = Nights(time)
        nights.look(at: change - Self.day)
        for second in stride(from: change - 7_200, through: change + Self.day, by: 60) { nights.look(at: second) }
        Self.expectWhole(nights)
        #expect(nights.judged.filter { $0.on == sunday }.count == 1)
      }
    }
  }

  /// By the zone database: the wall shows the hour for the first time, or the clocks skip it at that very moment.
  @Test(arguments: hours) func theHourIsThatOfTheWall(_ time: String) throws {
    let clock = try #require(NightCalendar.TimeOfDay(time))
    let calendar = NightCalendar(at: clock)
    let london = try #require(TimeZone(identifier: "Europe/London"))
    func wall(_ second: Int64) -> Int64 {
      second + Int64(london.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(second))))
    }
    var day = try #require(CivilDate(year: 1996, month: 1, day: 1))
    while day.yearMonthDay.year < 2038 {
      let due = calendar.times(of: day).due
      let meant = Int64(day.dayNumber) * Self.day + Int64(clock.hour * 3_600 + clock.minute * 60)
      #expect(wall(due) == meant || wall(due - 1) < meant && wall(due) > meant, "\(day)")
      #expect(wall(due - 3_600) != meant, "\(day): it was so an hour before")
      #expect(calendar.dueDate(at: due) == day && calendar.dueDate(at: due - 1) == day.previous)
      day = day.next
    }
  }

  @Test func aStoppedClockAndOneSetBackMakeNothingDue() {
    var nights = Nights("03:00")
    let now = Self.start(2026)
    nights.look(at: now)
    for second in [now, now, now - 1, now - 40 * Self.day, now - 4_000 * Self.day, now] {
      nights.look(at: second)
    }
    #expect(nights.judged.count == 1)
    nights.look(at: now + 2 * Self.day)
    #expect(nights.judged.count == 3)
    Self.expectWhole(nights)
  }

  @Test(arguments: [1, 2, 31]) func whatWasMissedTooLongAgoIsSkippedAndOnlyThat(_ catchUp: Int) throws {
    for missed in [1, 2, 30, 31, 32, 100] {
      var nights = Nights("03:00", catchUp: catchUp)
      let noon = Self.start(2026) + Self.day / 2
      nights.look(at: noon)
      nights.look(at: noon + Int64(missed) * Self.day)
      Self.expectWhole(nights)
      #expect(nights.all.count == 1 + missed)
      #expect(nights.judged.count == 1 + min(missed, catchUp))
    }
  }

  @Test func beforeTheFirstNightOnlyTheLastDateIsDue() {
    let found = NightCalendar().nights(after: nil, at: Self.start(2026) + 4 * 3_600)
    #expect(found.due.map(\.on) == [CivilDate(year: 2026, month: 1, day: 1)] && found.skipped.isEmpty)
  }
}

/// The same numbers every time (splitmix64).
private struct Steps: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
