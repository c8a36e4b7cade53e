package import CaseFile
package import CivilTime
package import Rules

/// What one body is told after a night: what is missing, since when, who must act, why, and what to do.
package struct GapReport: Sendable {
  /// Whose report it is.
  package enum Scope: Hashable, Sendable {
    case body(BodyCode)
    /// Gaps that no body owes because none could be determined: nobody must think that they are another's.
    case nobody
  }

  /// What it says beside its lists.
  package var outline: ReportOutline
  /// Open on that night: worst first, then by check, the longest standing first.
  package let gaps: [ReportedGap]
  /// Closed since the night before.
  package let closed: [ReportedGap]
  /// Running clocks that open before `ReportOutline.upcomingEnd`, soonest first.
  package let upcoming: [ReportedClock]

  /// Counts the lists into the outline.
  package init(
    _ outline: ReportOutline, gaps: [ReportedGap], closed: [ReportedGap], upcoming: [ReportedClock]
  ) {
    self.outline = outline
    self.gaps = gaps.sorted { $0.place < $1.place }
    self.closed = closed.sorted { $0.place < $1.place }
    self.upcoming = upcoming.filter { $0.upcoming.opens < outline.upcomingEnd }.sorted { $0.place < $1.place }
    var counts = ReportCounts(on: outline.on)
    for gap in self.gaps { counts.add(open: gap) }
    for gap in self.closed { counts.add(closed: gap) }
    counts.add(clocks: self.upcoming.count)
    self.outline.counts = counts
  }
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

  /// Its place in a list: the worst first, those of one check together, the longest standing first.
  var place: (Int, String, CivilDate, CaseReference, String) {
    (gap.severity.rank, gap.rule.text, gap.since, reference, gap.subject)
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
