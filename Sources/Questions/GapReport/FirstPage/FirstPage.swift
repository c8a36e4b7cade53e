import CaseFile
package import CivilTime
import Rules

/// What a director reads: what is worst, what is new, what got better, and how long things have stood.
///
/// Every count is that of the report's lists; of the gaps it keeps only those that it names.
package struct FirstPage: Sendable {
  /// Open gaps of the worst severity that is open, longest standing first; at most `shown`.
  package private(set) var worst: [ReportedGap] = []
  /// How many gaps of that severity there are.
  package private(set) var worstCount = 0
  package private(set) var new = BriefList()
  package private(set) var better = BriefList()
  /// Open before and worse now, and open before and less bad now.
  package private(set) var worsened = BriefList()
  package private(set) var eased = BriefList()
  private var byAge = Array(repeating: Severity.none, count: GapAge.allCases.count)

  /// One count for every age, by severity, the worst first.
  package var ages: [(age: GapAge, counts: [Int])] { Array(zip(GapAge.allCases, byAge)) }

  /// As many as a page has room for beside the chart.
  package static let shown = 5

  mutating func add(open gap: ReportedGap, on day: CivilDate) {
    addWorst(gap)
    if ReportList.new.holds(open: gap, on: day) { new.add(gap) }
    if gap.turn == .worsened { worsened.add(gap) }
    if gap.turn == .eased { eased.add(gap) }
    byAge[GapAge(since: gap.gap.since, on: day).rank][gap.gap.severity.rank] += 1
  }

  mutating func add(closed gap: ReportedGap) {
    better.add(gap)
  }

  private mutating func addWorst(_ gap: ReportedGap) {
    if let severity = worst.first?.gap.severity, gap.gap.severity != severity {
      guard gap.gap.severity < severity else { return }
      worst = []
      worstCount = 0
    }
    worstCount += 1
    worst.insert(gap, upTo: FirstPage.shown, by: FirstPage.isOlder)
  }

  private static func isOlder(_ left: ReportedGap, _ right: ReportedGap) -> Bool {
    (left.gap.since, left.reference, left.gap.rule.text, left.gap.subject)
      < (right.gap.since, right.reference, right.gap.rule.text, right.gap.subject)
  }
}

/// A list of which the first page has the counts and names the first few.
package struct BriefList: Sendable {
  /// By severity, the worst first.
  package private(set) var counts = Severity.none
  package private(set) var named: [ReportedGap] = []

  package var count: Int { counts.reduce(0, +) }
  var isEmpty: Bool { named.isEmpty }

  /// How many it names.
  private static let shown = 3

  mutating func add(_ gap: ReportedGap) {
    counts[gap.gap.severity.rank] += 1
    named.insert(gap, upTo: BriefList.shown, by: BriefList.isNamedBefore)
  }

  /// By case: the first of a list would often be three of one check.
  private static func isNamedBefore(_ left: ReportedGap, _ right: ReportedGap) -> Bool {
    (left.gap.severity.rank, left.reference, left.gap.rule.text, left.gap.subject)
      < (right.gap.severity.rank, right.reference, right.gap.rule.text, right.gap.subject)
  }
}

extension [ReportedGap] {
  /// Puts a gap in its place among the first few.
  fileprivate mutating func insert(
    _ gap: ReportedGap, upTo limit: Int, by isBefore: (ReportedGap, ReportedGap) -> Bool
  ) {
    if count == limit, let last, !isBefore(gap, last) { return }
    insert(gap, at: firstIndex { isBefore(gap, $0) } ?? endIndex)
    if count > limit { removeLast() }
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

  /// Its place among the ages.
  var rank: Int {
    switch self {
    case .underOneMonth: 0
    case .oneToThree: 1
    case .threeToSix: 2
    case .sixToTwelve: 3
    case .overOneYear: 4
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

extension ReportOutline {
  /// The ends of the eleven months before a day, and the day.
  package static func monthEnds(until day: CivilDate) -> [CivilDate] {
    let (year, month, _) = day.yearMonthDay
    guard let first = CivilDate(year: year, month: month, day: 1) else { return [day] }
    return (0..<11).reversed().map { first.adding(months: -$0).previous } + [day]
  }
}
