package import Audit
package import CivilTime
package import Record

/// A report without its lists: what its forms say before, between and after them.
package struct ReportOutline: Sendable {
  package var scope: GapReport.Scope
  /// The business date of the night.
  package let on: CivilDate
  /// By what it was made: its night, or the facts themselves.
  let basis: ListBasis
  let ruleSet: String
  /// The night before it that was published; nil where there was none.
  let nightBefore: CivilDate?
  /// How many cases the night covered, of all bodies.
  let casesChecked: Int
  /// How many live duties the body owes; nil for `nobody`.
  let liveDuties: Int?
  /// What stands in the lists.
  package var counts: ReportCounts
  /// What was open at the ends of the last twelve months, the night itself last; empty where the facts were judged.
  package var months: [MonthEnd] = []
  /// What many of the body's cases have in common; nil where that was not asked for.
  package var patterns: Patterns?
  /// How the check of the night ran.
  package var course = NightCourse()
  /// The first seal of the audit trail after the night; nil where there was none yet.
  package var seal: SealHead?

  package init(
    scope: GapReport.Scope, on: CivilDate, ruleSet: String, nightBefore: CivilDate?, casesChecked: Int,
    liveDuties: Int?, judged: AskedDates? = nil
  ) {
    self.scope = scope
    self.on = on
    basis = judged.map(ListBasis.facts) ?? .night(on)
    self.ruleSet = ruleSet
    self.nightBefore = nightBefore
    self.casesChecked = casesChecked
    self.liveDuties = liveDuties
    counts = ReportCounts(on: on)
  }

  /// A report tells of the clocks of three months; the first day of which it tells nothing.
  var upcomingEnd: CivilDate { ReportOutline.upcomingEnd(after: on) }

  static func upcomingEnd(after night: CivilDate) -> CivilDate { night.adding(months: 3) }

  /// What must be known before anything is concluded from it, the worst first; none where all is as it should be.
  var cautions: [String] { bodyCautions + course.lines }

  /// The same as it may leave the house: no case, no small number of cases.
  var cautionsOutward: [String] { bodyCautions + course.linesOutward }

  /// Why it is no all-clear that nothing is owed by a body that does not stand.
  var bodyCautions: [String] {
    guard counts.open == 0, liveDuties == 0 else { return [] }
    return [scope.body?.caution(on: on, isTold: counts.closed + counts.upcoming > 0)].compactMap(\.self)
  }
}
