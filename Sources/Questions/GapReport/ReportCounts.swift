import CivilTime
package import Rules

/// What stands in the lists of a report, counted line by line: the lists themselves need not be kept.
package struct ReportCounts: Sendable {
  private let on: CivilDate
  package private(set) var open = 0
  /// Gaps that this night found first.
  package private(set) var new = 0
  package private(set) var closed = 0
  package private(set) var critical = 0
  /// Gaps that stem from a change of bodies; they stand in the lists as well.
  package private(set) var fromChangeOfBodies = 0
  package private(set) var upcoming = 0
  package private(set) var firstPage = FirstPage()
  private var byTheme: [RuleEntry.Theme: [Int]] = [:]

  init(on: CivilDate) {
    self.on = on
  }

  /// Whether anything is owed, or soon will be.
  package var isOwing: Bool { open > 0 || upcoming > 0 }

  /// Gaps that an earlier night had found.
  package var stillOpen: Int { open - new }

  /// One total for every theme, also for those without a gap: a theme left out could be taken for one not looked at.
  package var totals: [ThemeTotal] {
    RuleEntry.Theme.allCases.map { ThemeTotal(theme: $0, counts: byTheme[$0] ?? Severity.none) }
  }

  package mutating func add(open item: ReportedGap) {
    open += 1
    if item.gap.severity == .critical { critical += 1 }
    if ReportList.new.holds(open: item, on: on) { new += 1 }
    if ReportList.fromChangeOfBodies.holds(open: item, on: on) { fromChangeOfBodies += 1 }
    if let theme = item.entry?.theme { byTheme[theme, default: Severity.none][item.gap.severity.rank] += 1 }
    firstPage.add(open: item, on: on)
  }

  package mutating func add(closed item: ReportedGap) {
    closed += 1
    firstPage.add(closed: item)
  }

  package mutating func add(clocks count: Int) {
    upcoming += count
  }
}

/// The open gaps of a theme, by severity.
package struct ThemeTotal: Hashable, Sendable {
  package let theme: RuleEntry.Theme
  /// As many as there are severities, the worst first.
  package let counts: [Int]

  package var sum: Int { counts.reduce(0, +) }
}

extension Severity {
  /// A count of none for each.
  static let none = allCases.map { _ in 0 }
}
