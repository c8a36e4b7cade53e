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
      ReportOutline(
        scope: .body("QWO"), on: night, ruleSet: "test", nightBefore: night - 1, casesChecked: 12, liveDuties: 7),
      gaps: gaps, closed: closed, upcoming: [])
  }

  static let mixed = report(
    [
      item("B-2", "CP-09", .high, opened: night - 1), item("A-1", "CP-01", .critical),
      item("C-3", "RT-08", .medium),
    ], closed: [item("D-4", "RV-01", .high, opened: night - 9)])

  @Test func theWorstComesFirst() {
    #expect(Self.mixed.gaps.map(\.gap.severity) == [.critical, .high, .medium])
  }

  @Test func whatGapsHaveInCommonStandsOnceAboveThem() {
    let report = Self.report([
      Self.item("A-3", "CP-01", .critical), Self.item("A-1", "CP-01", .critical), Self.item("A-2", "RV-01", .critical),
      Self.item("A-4", "CP-01", .critical, why: "Why not."), Self.item("A-5", "CP-01", .high),
    ])
    for form in [report.text, report.html] {
      let list = form.components(separatedBy: "New (5)").last ?? ""
      func count(_ words: String) -> Int { list.components(separatedBy: words).count - 1 }
      func place(_ words: String) -> String.Index? { list.range(of: words)?.lowerBound }
      #expect(count("To do: Agree and write a plan") == 2)
      #expect(count("Why.") == 3 && count("Why not.") == 1)
      let order = ["A-1", "A-3", "Why not.", "A-4", "A-2", "A-5"].map { place($0) ?? list.endIndex }
      #expect(order == order.sorted() && order.last != list.endIndex)
    }
  }

  @Test func theLongestStandingOfACheckComeFirst() {
    var old = Self.item("A-2", "CP-01", .critical)
    old.gap = Gap(
      rule: "CP-01", subject: "case", severity: .critical, since: Self.night - 30, due: nil, owedBy: ["QWO"],
      why: "Why.", facts: [])
    #expect(Self.report([Self.item("A-1", "CP-01", .critical), old]).gaps.map(\.reference.text) == ["A-2", "A-1"])
  }

  @Test func totalsAreThoseOfTheLists() {
    let counts = Self.mixed.outline.counts
    #expect(counts.totals.map(\.sum).reduce(0, +) == 3)
    #expect(counts.totals.count == RuleEntry.Theme.allCases.count)
    #expect(counts.open == 3 && counts.new == 2 && counts.stillOpen == 1 && counts.closed == 1)
    #expect(counts.critical == 1 && counts.fromChangeOfBodies == 1)
  }

  @Test func aChangeOfBodiesNamesTheOldAndTheNew() {
    let former = Self.mixed.gaps.flatMap { $0.formerBodies(on: Self.night) }
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
      ReportOutline(
        scope: .body("QWO"), on: Self.night, ruleSet: "test", nightBefore: nil, casesChecked: 1, liveDuties: 1),
      gaps: [], closed: [], upcoming: clocks)
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

  @Test func longListsOfClocksAreCutOnPaperAlone() {
    let clocks = (0..<250).map { number in
      ReportedClock(
        reference: CaseReference(unchecked: "A-\(number)"),
        upcoming: Upcoming(
          rule: "RV-01", subject: "case", due: Self.night, opens: Self.night + 1, owedBy: ["QWO"]))
    }
    let report = GapReport(Self.report([]).outline, gaps: [], closed: [], upcoming: clocks)
    func lines(_ form: String) -> Int { form.components(separatedBy: "A-").count - 1 }
    #expect(lines(report.text) == 50 && report.text.contains("and 200 more"))
    #expect(lines(report.html) == 200 && report.html.contains("And 50 more"))
    #expect(lines(report.csv) == 250 && lines(report.json) == 250)
  }

  @Test func theFirstPageKeepsTheFirstOfManyWhereverTheyCome() {
    let gaps = (0..<40).shuffled().map { Self.item("A-\($0 + 10)", "CP-01", .high, opened: Self.night) }
    let page = Self.report(gaps + [Self.item("A-99", "CP-01", .low)]).outline.counts.firstPage
    #expect(page.new.count == 41 && page.new.counts == [0, 40, 0, 1])
    #expect(page.new.named.map(\.reference.text) == ["A-10", "A-11", "A-12"])
    #expect(page.worst.map(\.reference.text) == ["A-10", "A-11", "A-12", "A-13", "A-14"] && page.worstCount == 40)
  }
}
