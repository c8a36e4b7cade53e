import CaseFile
import CivilTime
import Foundation
import Questions
import Rules
import Testing

@Suite struct GapReportTests {
  static let night = CivilDate("2026-11-21") ?? .distantPast

  static func item(
    _ reference: String, _ rule: RuleID, _ severity: Severity, opened: CivilDate = night, why: String = "Why."
  ) -> ReportedGap {
    ReportedGap(
      reference: CaseReference(unchecked: reference),
      gap: Gap(
        rule: rule, subject: "case", severity: severity, since: night - 3, due: nil,
        owedBy: ["E08000035", "QWO"], why: why, facts: rule == "RT-08" ? ["body:15F"] : []),
      openedOn: opened)
  }

  static func report(_ gaps: [ReportedGap], closed: [ReportedGap] = []) -> GapReport {
    GapReport(
      scope: .body("QWO"), on: night, ruleSet: "test", nightBefore: night - 1, casesChecked: 12,
      liveDuties: 7, gaps: gaps, closed: closed, upcoming: [])
  }

  static let mixed = report(
    [
      item("B-2", "CP-09", .high, opened: night - 1), item("A-1", "CP-01", .critical),
      item("C-3", "RT-08", .medium),
    ], closed: [item("D-4", "RV-01", .high, opened: night - 9)])

  @Test func theWorstComesFirst() {
    #expect(Self.mixed.gaps.map(\.gap.severity) == [.critical, .high, .medium])
  }

  @Test func totalsAreThoseOfTheLists() {
    #expect(Self.mixed.totals.map(\.sum).reduce(0, +) == 3)
    #expect(Self.mixed.totals.count == RuleEntry.Theme.allCases.count)
    #expect(Self.mixed.new.count == 2 && Self.mixed.stillOpen.count == 1)
  }

  @Test func aChangeOfBodiesNamesTheOldAndTheNew() {
    let former = Self.mixed.fromChangeOfBodies.flatMap { $0.formerBodies(on: Self.night) }
    #expect(former.map(\.code) == ["15F"] && former.map(\.successor) == ["QWO"])
    #expect(Self.mixed.text.contains("was: NHS Leeds CCG (15F); now: NHS West Yorkshire"))
  }

  @Test func clocksOfThreeMonthsAreTold() throws {
    let end = Self.night.adding(months: 3)
    let clocks = [end, end.previous, Self.night + 1].map { opens in
      ReportedClock(
        reference: CaseReference(unchecked: "A-1"),
        upcoming: Upcoming(rule: "RV-01", subject: "case", due: opens.previous, opens: opens, owedBy: ["QWO"]))
    }
    let report = GapReport(
      scope: .body("QWO"), on: Self.night, ruleSet: "test", nightBefore: nil, casesChecked: 1, liveDuties: 1, gaps: [],
      closed: [], upcoming: clocks)
    #expect(report.upcoming.map(\.upcoming.opens) == [Self.night + 1, end.previous])
    let object = try JSONSerialization.jsonObject(with: Data(report.json.utf8))
    #expect((object as? [String: Any])?["upcoming_before"] as? String == "2027-02-21")
  }

  @Test func noGapIsNoPromise() {
    let text = Self.report([]).text
    #expect(text.contains("No gap is open") && text.contains("checks were made"))
    #expect(text.contains("not a promise"))
  }

  @Test func cellsAreNeverFormulas() {
    let report = Self.report([Self.item("A-1", "CP-01", .high, why: "=HYPERLINK(\"x\"),\r\n+1")])
    #expect(report.csv.contains("\"'=HYPERLINK(\"\"x\"\"),\r\n+1\""))
    #expect(report.csv.hasSuffix("\r\n"))
  }

  @Test func markupInTextIsText() {
    let report = Self.report([Self.item("A-1", "CP-01", .high, why: "<script>alert('x')</script>&")])
    #expect(!report.html.contains("<script>"))
    #expect(report.html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;"))
  }

  @Test func thePageNeedsNothingElse() {
    for word in ["http://", "https://", "src=", "@import", "url("] {
      #expect(!Self.mixed.html.contains(word))
    }
  }

  @Test func theJSONIsJSONAndItsTotalsReconcile() throws {
    let object = try JSONSerialization.jsonObject(with: Data(Self.mixed.json.utf8))
    let members = try #require(object as? [String: Any])
    let totals = try #require(members["totals"] as? [String: Any])
    #expect(totals["open"] as? Int == (members["gaps"] as? [Any])?.count)
    #expect(totals["closed"] as? Int == (members["closed"] as? [Any])?.count)
  }
}
