package import Audit
package import CaseFile
package import CivilTime
package import Record
package import Rules

/// What one body is told after a night: what is missing, since when, who must act, why, and what to do.
package struct GapReport: Sendable {
  /// Whose report it is.
  package enum Scope: Hashable, Sendable {
    case body(BodyCode)
    /// Gaps that no body owes because none could be determined: nobody must think that they are another's.
    case nobody
  }

  package var scope: Scope
  /// The business date of the night.
  package var on: CivilDate
  /// By what it was made: its night, or the facts themselves.
  package var basis: ListBasis
  package var ruleSet: String
  /// The night before it that was published; nil where there was none.
  package var nightBefore: CivilDate?
  /// How many cases the night covered, of all bodies.
  package var casesChecked: Int
  /// How many live duties the body owes; nil for `nobody`.
  package var liveDuties: Int?
  /// Open on that night: worst first, then by case, rule and subject.
  package let gaps: [ReportedGap]
  /// Closed since the night before.
  package let closed: [ReportedGap]
  /// Running clocks that open before `upcomingEnd`, soonest first.
  package let upcoming: [ReportedClock]
  /// One total for every theme, also for those without a gap: a theme left out could be taken for one not looked at.
  package let totals: [ThemeTotal]
  package let firstPage: FirstPage
  /// What was open at the ends of the last twelve months, the night itself last; empty where the facts were judged.
  package var months: [MonthEnd]
  /// What many of the body's cases have in common; nil where that was not asked for.
  package var patterns: Patterns?
  /// How the check of the night ran.
  package var course = NightCourse()
  /// The first seal of the audit trail after the night; nil where there was none yet.
  package var seal: SealHead?

  package init(
    scope: Scope, on: CivilDate, ruleSet: String, nightBefore: CivilDate?, casesChecked: Int,
    liveDuties: Int?, gaps: [ReportedGap], closed: [ReportedGap], upcoming: [ReportedClock],
    months: [MonthEnd] = [], seal: SealHead? = nil, judged: AskedDates? = nil
  ) {
    self.scope = scope
    self.on = on
    basis = judged.map(ListBasis.facts) ?? .night(on)
    self.ruleSet = ruleSet
    self.nightBefore = nightBefore
    self.casesChecked = casesChecked
    self.liveDuties = liveDuties
    self.gaps = gaps.sorted { $0.place < $1.place }
    self.closed = closed.sorted { $0.place < $1.place }
    totals = ThemeTotal.totals(of: gaps)
    firstPage = FirstPage(gaps: self.gaps, closed: self.closed, on: on)
    let end = GapReport.upcomingEnd(after: on)
    self.upcoming = upcoming.filter { $0.upcoming.opens < end }.sorted { $0.place < $1.place }
    self.months = months
    self.seal = seal
  }

  /// A report tells of the clocks of three months; the first day of which it tells nothing.
  static func upcomingEnd(after night: CivilDate) -> CivilDate { night.adding(months: 3) }
}

/// A gap with the case in which it is open. Never a name or an NHS number.
package struct ReportedGap: Hashable, Sendable {
  package var reference: CaseReference
  package var gap: Gap
  /// The night that first found it.
  package var openedOn: CivilDate
  /// What became of it; empty where the facts were judged.
  package var story = GapStory()

  package init(reference: CaseReference, gap: Gap, openedOn: CivilDate) {
    self.reference = reference
    self.gap = gap
    self.openedOn = openedOn
  }

  package var entry: RuleEntry? { RuleEntry.entry(gap.rule) }

  /// Its place in a list: the worst first.
  var place: (Int, CaseReference, String, String) {
    (gap.severity.rank, reference, gap.rule.text, gap.subject)
  }
}

/// A running clock with the case in which it runs.
package struct ReportedClock: Hashable, Sendable {
  package var reference: CaseReference
  package var upcoming: Upcoming

  package init(reference: CaseReference, upcoming: Upcoming) {
    self.reference = reference
    self.upcoming = upcoming
  }

  package var entry: RuleEntry? { RuleEntry.entry(upcoming.rule) }

  /// Its place in a list: the soonest first.
  var place: (CivilDate, CaseReference, String, String) {
    (upcoming.opens, reference, upcoming.rule.text, upcoming.subject)
  }
}
