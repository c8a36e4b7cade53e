import CivilTime
package import Rules

extension GapReport {
  /// The open gaps of a theme, by severity.
  package struct ThemeTotal: Hashable, Sendable {
    package let theme: RuleEntry.Theme
    /// As many as there are severities, the worst first.
    package let counts: [Int]

    package var sum: Int { counts.reduce(0, +) }

    /// One for every theme.
    static func totals(of gaps: [ReportedGap]) -> [ThemeTotal] {
      var counts: [RuleEntry.Theme: [Int]] = [:]
      for gap in gaps {
        guard let theme = gap.entry?.theme else { continue }
        counts[theme, default: none][gap.gap.severity.rank] += 1
      }
      return RuleEntry.Theme.allCases.map { ThemeTotal(theme: $0, counts: counts[$0] ?? none) }
    }

    private static let none = Severity.allCases.map { _ in 0 }
  }

  /// Gaps that this night found first.
  package var new: [ReportedGap] { gaps.filter { $0.openedOn == on } }

  /// Gaps that an earlier night had found.
  package var stillOpen: [ReportedGap] { gaps.filter { $0.openedOn != on } }

  /// Gaps that stem from a change of bodies; they stand in the lists as well.
  package var fromChangeOfBodies: [ReportedGap] {
    gaps.filter { GapReport.transitionRules.contains($0.gap.rule) }
  }

  /// The checks that speak of abolished bodies and their successors.
  static let transitionRules: Set<RuleID> = ["RT-08", "RT-09", "FN-06", "CM-04", "RT-18"]
}
