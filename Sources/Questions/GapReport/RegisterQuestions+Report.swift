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
    return try await reports(of: scope.body.map { .bodies([$0]) } ?? .nobody, after: told, as: capacity).first
  }

  /// The same of several bodies, in their order, of a night of which is known already what all its reports tell.
  package func reports(
    of debtors: Debtors, after told: ToldNight, as capacity: Capacity = .nightly
  ) async throws -> [GapReport] {
    let night = told.night.on
    let lists = try await register.told(
      debtors, after: night, clocksUntil: GapReport.upcomingEnd(after: night),
      monthEnds: GapReport.monthEnds(until: night), as: capacity)
    return switch debtors {
    case .bodies(let bodies): bodies.map { GapReport(.body($0), after: told, lists[$0] ?? ToldLists()) }
    case .nobody: [GapReport(.nobody, after: told, lists[nil] ?? ToldLists())]
    }
  }
}

extension GapReport {
  fileprivate init(_ scope: Scope, after told: ToldNight, _ lists: ToldLists) {
    let night = told.night
    func reported(_ gaps: [ToldGap]) -> [ReportedGap] {
      gaps.map { ReportedGap($0, accepted: told.accepted[$0.owed.reference] ?? [], on: night.on) }
    }
    self.init(
      scope: scope, on: night.on, ruleSet: night.ruleSet, nightBefore: told.before, casesChecked: night.cases,
      liveDuties: scope.body.map { told.liveDuties[$0] ?? 0 }, gaps: reported(lists.gaps),
      closed: reported(lists.closed), upcoming: lists.clocks.map(ReportedClock.init), months: lists.months,
      seal: told.seal)
    course.irregular = told.irregular
    course.notJudged = NotJudged(told.unjudged(of: scope))
  }
}

extension ToldNight {
  /// The cases that could not be judged, as far as a report names them.
  fileprivate func unjudged(of scope: GapReport.Scope) -> [CaseReference] {
    guard case .body(let body) = scope else { return unjudged.map(\.reference) }
    let bodies = Set(Claims(of: body).bodies)
    return unjudged.filter { !$0.parties.isDisjoint(with: bodies) }.map(\.reference)
  }
}
