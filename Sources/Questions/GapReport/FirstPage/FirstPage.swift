import CaseFile
package import CivilTime
import Rules

/// What a director reads: what is worst, what is new, what got better, and how long things have stood.
///
/// Every count is that of the report's lists.
package struct FirstPage: Sendable {
  /// Open gaps of the worst severity that is open, longest standing first; at most `shown`.
  package let worst: [ReportedGap]
  /// How many gaps of that severity there are.
  package let worstCount: Int
  package let new: [ReportedGap]
  package let better: [ReportedGap]
  /// Open before and worse now, and open before and less bad now.
  package let worsened: [ReportedGap]
  package let eased: [ReportedGap]
  /// One count for every age, by severity, the worst first.
  package let ages: [(age: GapAge, counts: [Int])]

  /// As many as a page has room for beside the chart.
  package static let shown = 5

  init(gaps: [ReportedGap], closed: [ReportedGap], on day: CivilDate) {
    let severity = gaps.map(\.gap.severity).min()
    let worst = gaps.filter { $0.gap.severity == severity }.sorted(by: FirstPage.isOlder)
    self.worst = Array(worst.prefix(FirstPage.shown))
    worstCount = worst.count
    new = gaps.filter { $0.openedOn == day }
    better = closed
    worsened = gaps.filter { $0.turn == .worsened }
    eased = gaps.filter { $0.turn == .eased }
    let byAge = Dictionary(grouping: gaps) { GapAge(since: $0.gap.since, on: day) }
    ages = GapAge.allCases.map { ($0, Severity.counts(of: byAge[$0] ?? [])) }
  }

  private static func isOlder(_ left: ReportedGap, _ right: ReportedGap) -> Bool {
    (left.gap.since, left.reference, left.gap.rule.text, left.gap.subject)
      < (right.gap.since, right.reference, right.gap.rule.text, right.gap.subject)
  }
}

/// How long a gap has stood, from the first day on which it was open by the rules.
package enum GapAge: String, CaseIterable, Sendable {
  case underOneMonth = "under_1_month"
  case oneToThree = "1_to_3_months"
  case threeToSix = "3_to_6_months"
  case sixToTwelve = "6_to_12_months"
  case overOneYear = "1_year_or_more"

  /// Calendar months: a gap since 31 January is one month old on 28 February.
  package init(since: CivilDate, on day: CivilDate) {
    func stood(_ months: Int) -> Bool { since.adding(months: months) <= day }
    self =
      if stood(12) {
        .overOneYear
      } else if stood(6) {
        .sixToTwelve
      } else if stood(3) {
        .threeToSix
      } else {
        stood(1) ? .oneToThree : .underOneMonth
      }
  }

  package var title: String {
    switch self {
    case .underOneMonth: "Under a month"
    case .oneToThree: "1 to 3 months"
    case .threeToSix: "3 to 6 months"
    case .sixToTwelve: "6 to 12 months"
    case .overOneYear: "A year or more"
    }
  }
}

extension Severity {
  /// How many there are of each severity, the worst first.
  static func counts(of gaps: [ReportedGap]) -> [Int] {
    gaps.reduce(into: allCases.map { _ in 0 }) { $0[$1.gap.severity.rank] += 1 }
  }
}

extension GapReport {
  /// The ends of the eleven months before a day, and the day.
  package static func monthEnds(until day: CivilDate) -> [CivilDate] {
    let (year, month, _) = day.yearMonthDay
    guard let first = CivilDate(year: year, month: month, day: 1) else { return [day] }
    return (0..<11).reversed().map { first.adding(months: -$0).previous } + [day]
  }
}
