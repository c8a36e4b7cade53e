import CivilTime
package import Rules

extension GapReport {
  /// The open gaps of a theme, by severity.
  package struct ThemeTotal: Hashable, Sendable {
    package let theme: RuleEntry.Theme
    /// As many as there are severities, the worst first.
    package let counts: [Int]

    package var sum: Int { counts.reduce(0, +) }
  }

  /// One total for every theme, also for those without a gap: a theme left out could be taken for one not looked at.
  package var totals: [ThemeTotal] {
    RuleEntry.Theme.allCases.map { theme in
      let gaps = gaps.filter { $0.entry?.theme == theme }
      return ThemeTotal(
        theme: theme,
        counts: Severity.allCases.map { severity in gaps.count { $0.gap.severity == severity } })
    }
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
