import CivilTime
package import Record
package import Rules

extension RegisterQuestions {
  /// One body's report by the facts themselves: what was open on the day and what the day before, as known at a moment
  /// and under the law of a day.
  ///
  /// Needs the right to read the whole register, or claims on the body.
  package func report(
    of scope: GapReport.Scope, judged dates: AskedDates, by rulebook: Rulebook,
    as capacity: Capacity = .nightly
  ) async throws -> GapReport {
    let list = try await judged(
      dates, of: scope, by: rulebook, as: capacity, followsDay: true, doing: .report)
    var outline = ReportOutline(
      scope: scope, on: dates.on, ruleSet: RuleSet.version, nightBefore: dates.on.previous,
      casesChecked: list.cases, liveDuties: scope == .nobody ? nil : list.liveDuties, judged: dates)
    outline.seal = try await register.sealHead(as: capacity)
    return GapReport(outline, gaps: list.gaps, closed: list.closed, upcoming: list.upcoming)
  }
}
