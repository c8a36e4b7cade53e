import CaseFile
import CivilTime
import Foundation
import Questions
import Record
import Rules
import Testing

@Suite struct FirstPageTests {
  static let night = CivilDate("2026-11-21") ?? .distantPast

  static func item(_ reference: String, _ severity: Severity, since: String) -> ReportedGap {
    var item = GapReportTests.item(reference, "CP-01", severity)
    item.gap.since = CivilDate(since) ?? .distantPast
    return item
  }

  static func report(_ gaps: [ReportedGap], months: [MonthEnd] = []) -> GapReport {
    var report = GapReportTests.report(gaps)
    report.outline.months = months
    return report
  }

  @Test func theWorstIsTheLongestStandingOfTheWorstSeverity() {
    let page = Self.report([
      Self.item("A", .high, since: "2020-01-01"), Self.item("B", .critical, since: "2026-11-01"),
      Self.item("C", .critical, since: "2025-11-01"),
    ]).outline.counts.firstPage
    #expect(page.worst.map(\.reference.text) == ["C", "B"])
    #expect(page.worstCount == 2)
  }

  @Test(arguments: [
    ("2026-11-21", GapAge.underOneMonth), ("2026-10-22", .underOneMonth), ("2026-10-21", .oneToThree),
    ("2026-08-22", .oneToThree), ("2026-08-21", .threeToSix), ("2026-05-22", .threeToSix),
    ("2026-05-21", .sixToTwelve), ("2025-11-22", .sixToTwelve), ("2025-11-21", .overOneYear),
    ("1983-09-30", .overOneYear),
  ])
  func agesChangeOnTheDay(since: String, age: GapAge) throws {
    #expect(GapAge(since: try #require(CivilDate(since)), on: Self.night) == age)
  }

  @Test func everyGapHasOneAge() {
    let gaps = (0..<400).map { day in
      GapReportTests.item("A-\(day)", "CP-01", Severity.allCases[day % 4]).since(Self.night - day)
    }
    let report = Self.report(gaps)
    let counts = report.outline.counts.firstPage.ages.map(\.counts)
    #expect(counts.joined().reduce(0, +) == gaps.count)
    for severity in Severity.allCases {
      #expect(counts.map { $0[severity.rank] }.reduce(0, +) == gaps.count { $0.gap.severity == severity })
    }
  }

  @Test func twelveMonthEndsAndTheNightLast() throws {
    let days = ReportOutline.monthEnds(until: Self.night).map(\.description)
    #expect(days.count == 12 && days.first == "2025-12-31" && days.suffix(2) == ["2026-10-31", "2026-11-21"])
    let leap = ReportOutline.monthEnds(until: try #require(CivilDate("2024-03-31"))).map(\.description)
    #expect(leap.suffix(2) == ["2024-02-29", "2024-03-31"])
  }

  @Test func theChartDrawsEveryCountAndNoScript() throws {
    let days = ReportOutline.monthEnds(until: Self.night)
    let months = days.enumerated().map { place, day in
      MonthEnd(on: day, counts: place < 2 ? nil : [place, 0, 1, 2 * place])
    }
    let html = Self.report([Self.item("A", .critical, since: "2026-01-01")], months: months).html
    #expect(html.components(separatedBy: "<rect").count - 1 == 10 * 3)
    #expect(html.contains("no night had been published") && html.contains("<td>22</td>"))
    #expect(!html.contains("<script"))
    let text = Self.report([], months: months).text
    #expect(text.contains("2025-12-31    no night had been published"))
  }

  @Test func theSummaryOfTheJSONReconciles() throws {
    let report = Self.report([
      Self.item("A", .high, since: "2020-01-01"), Self.item("B", .critical, since: "2026-11-01"),
    ])
    let whole = try #require(JSONSerialization.jsonObject(with: Data(report.json.utf8)) as? [String: Any])
    let summary = try #require(whole["summary"] as? [String: Any])
    let ages = try #require(summary["ages"] as? [String: [String: Int]])
    #expect(ages.values.flatMap(\.values).reduce(0, +) == 2)
    #expect(ages["1_year_or_more"]?["high"] == 1 && summary["worst_of"] as? Int == 1)
  }
}

extension ReportedGap {
  fileprivate func since(_ day: CivilDate) -> ReportedGap {
    var item = self
    item.gap.since = day
    return item
  }
}
