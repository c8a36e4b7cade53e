import CivilTime
import Questions
import Record
import Testing

@Suite struct NightWatchTests {
  static func verdict(seconds: Int?) -> NightVerdict {
    let day = CivilDate("2026-11-21") ?? .distantPast
    return NightVerdict(
      seconds.map { NightAge(on: day, seconds: $0, missed: [day - 3, day - 2]) }, warnHours: 26,
      criticalHours: 50)
  }

  @Test(arguments: [
    (0, NightVerdict.State.ok), (93_599, .ok), (93_600, .warning), (179_999, .warning), (180_000, .critical),
  ])
  func statesChangeAtTheHour(seconds: Int, state: NightVerdict.State) {
    #expect(Self.verdict(seconds: seconds).state == state)
  }

  @Test(arguments: [(0, NightVerdict.State.warning), (180_000, .critical)])
  func aCaseThatWasNotJudgedIsAWarning(seconds: Int, state: NightVerdict.State) {
    let day = CivilDate("2026-11-21") ?? .distantPast
    let verdict = NightVerdict(
      NightAge(on: day, seconds: seconds, missed: [], unjudged: 1), warnHours: 26, criticalHours: 50)
    #expect(verdict.state == state)
    #expect(verdict.line.contains("NOT JUDGED: 1 case; 0 missed"))
    #expect(verdict.line.hasSuffix("not_judged=1;0;;0"))
  }

  @Test func theLineIsThatOfAPlugin() {
    #expect(
      Self.verdict(seconds: 11_520).line
        == "AFTERCARE NIGHT OK - night of 2026-11-21 published 3.2 hours ago; 2 missed in 30 days, the last 2026-11-19 "
        + "| age=11520s;93600;180000;0 missed=2;;;0 not_judged=0;0;;0")
    #expect(Self.verdict(seconds: nil).state == .critical)
    #expect(!NightVerdict(unknown: "a\nb").line.contains("\n"))
  }
}
