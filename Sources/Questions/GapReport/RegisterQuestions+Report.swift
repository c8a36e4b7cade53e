import Access
import CaseFile
package import CivilTime
package import Record
import Rules

extension RegisterQuestions {
  /// One body's report of a night, or that of the gaps which no body owes; nil where no such night was published.
  ///
  /// A case that the night could not judge is named to each of its bodies, and whoever they are in the report for nobody.
  ///
  /// Needs the right to read the whole register, or claims on the body.
  package func report(
    of scope: GapReport.Scope, on day: CivilDate?, as capacity: Capacity = .nightly
  ) async throws -> GapReport? {
    guard let told = try await toldNight(day, as: capacity) else { return nil }
    let debtors = scope.body.map(Debtors.body) ?? .nobody
    var outline = told.outline(of: scope)
    outline.months = try await monthEnds(of: debtors, until: told.night.on, as: capacity).months(of: scope.body)
    let lists = try await tell(of: debtors, after: told, as: capacity, into: ToldLists()) { $0.add($1) }
    return GapReport(outline, gaps: lists.gaps, closed: lists.closed, upcoming: lists.clocks)
  }

  /// Tells line by line what reports of a night have in their lists: gaps by check, the longest standing first, then
  /// clocks, the soonest first. It may begin anew with the empty account.
  package func tell<Account: Sendable>(
    _ parts: ToldParts = .all, of debtors: Debtors, after told: ToldNight, as capacity: Capacity = .nightly,
    into empty: Account, _ add: @Sendable (inout Account, ReportedItem) throws -> Void
  ) async throws -> Account {
    let night = told.night.on
    return try await register.tell(
      parts, of: debtors, after: night, clocksUntil: ReportOutline.upcomingEnd(after: night), as: capacity, into: empty
    ) { account, item in
      func reported(_ gap: ToldGap) -> ReportedGap {
        ReportedGap(gap, accepted: told.accepted[gap.owed.reference] ?? [], on: night)
      }
      switch item {
      case .open(let gap): try add(&account, .open(reported(gap)))
      case .closed(let gap): try add(&account, .closed(reported(gap)))
      case .clock(let clock): try add(&account, .clock(ReportedClock(clock)))
      }
    }
  }

  /// What was open at the ends of the twelve months up to a night.
  package func monthEnds(
    of debtors: Debtors, until night: CivilDate, as capacity: Capacity = .nightly
  ) async throws -> MonthEndCounts {
    try await register.openCounts(debtors, atEndsOf: ReportOutline.monthEnds(until: night), as: capacity)
  }
}

/// A line of a report.
package enum ReportedItem: Sendable {
  case open(ReportedGap)
  case closed(ReportedGap)
  case clock(ReportedClock)
}

/// The lists of one report.
private struct ToldLists: Sendable {
  var gaps: [ReportedGap] = []
  var closed: [ReportedGap] = []
  var clocks: [ReportedClock] = []

  mutating func add(_ item: ReportedItem) {
    switch item {
    case .open(let gap): gaps.append(gap)
    case .closed(let gap): closed.append(gap)
    case .clock(let clock): clocks.append(clock)
    }
  }
}

extension ToldNight {
  /// The report of a body, or nobody's, before anything stands in its lists.
  package func outline(of scope: GapReport.Scope) -> ReportOutline {
    var outline = ReportOutline(
      scope: scope, on: night.on, ruleSet: night.ruleSet, nightBefore: before, casesChecked: night.cases,
      liveDuties: scope.body.map { liveDuties[$0] ?? 0 })
    outline.seal = seal
    outline.course.irregular = irregular
    outline.course.notJudged = NotJudged(unjudged(of: scope))
    return outline
  }

  /// The cases that could not be judged, as far as a report names them.
  private func unjudged(of scope: GapReport.Scope) -> [CaseReference] {
    guard case .body(let body) = scope else { return unjudged.map(\.reference) }
    let bodies = Set(Claims(of: body).bodies)
    return unjudged.filter { !$0.parties.isDisjoint(with: bodies) }.map(\.reference)
  }
}
