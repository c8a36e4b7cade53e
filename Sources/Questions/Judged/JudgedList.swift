package import CaseFile
import CivilTime
import Foundation
package import Record
package import Rules

/// What the rules find in every case of the register, by the facts themselves and not by a published night.
package struct JudgedList: Sendable {
  package let dates: AskedDates
  /// How many cases were judged.
  package var cases = 0
  /// How many live duties the body owes; of all bodies where none was asked about.
  package var liveDuties = 0
  package var gaps: [ReportedGap] = []
  /// Open the day before and not on the day.
  package var closed: [ReportedGap] = []
  package var upcoming: [ReportedClock] = []

  /// The same with only those gaps that are asked for.
  package func filtered(_ asked: OwedQuestion) -> JudgedList {
    var list = self
    list.gaps = gaps.filter { asked.includes($0.gap.rule, severity: $0.gap.severity, due: $0.gap.due) }
    return list
  }

  /// How many gaps each body owes, or one body; no body for those that nobody owes.
  package func counts(of body: BodyCode?) -> [BodyCounts.Line] {
    var counts: [BodyCode?: [Int]] = [:]
    let none = Severity.allCases.map { _ in 0 }
    for gap in gaps.map(\.gap) {
      let owing: [BodyCode?] = gap.owedBy.isEmpty ? [nil] : gap.owedBy
      for owes in owing where body == nil || owes == body {
        counts[owes, default: none][gap.severity.rank] += 1
      }
    }
    return counts.map { BodyCounts.Line(body: $0.key, counts: $0.value) }
  }
}

/// What one case adds to a list.
private struct JudgedShare: Sendable {
  var isLive = false
  var gaps: [ReportedGap] = []
  var closed: [ReportedGap] = []
  var upcoming: [ReportedClock] = []
}

extension RegisterQuestions {
  /// Judges every case that the capacity sees, for one body, for nobody, or for all where no scope is given.
  ///
  /// - Parameters:
  ///   - rulebook: That of the moment asked about.
  ///   - followsDay: Whether the day before is judged too, to say what is new and what has closed.
  package func judged(
    _ dates: AskedDates, of scope: GapReport.Scope? = nil, by rulebook: Rulebook,
    as capacity: Capacity = .nightly, followsDay: Bool = false, doing kind: Deed.Kind = .question
  ) async throws -> JudgedList {
    let law = dates.lawOn ?? dates.on
    let shares = try await register.eachCase(
      knownAt: dates.knownAt, as: capacity, readers: Self.readers
    ) { recorded in
      JudgedShare(
        of: rulebook.assess(recorded.file, on: dates.on, lawOn: law),
        dayBefore: followsDay ? rulebook.assess(recorded.file, on: dates.on.previous, lawOn: dates.lawOn) : nil,
        scope)
    }
    var list = JudgedList(dates: dates)
    for share in shares {
      list.cases += 1
      list.liveDuties += share.isLive ? 1 : 0
      list.gaps += share.gaps
      list.closed += share.closed
      list.upcoming += share.upcoming
    }
    // Sessions answer in any order; the same dates give the same bytes.
    list.gaps.sort { $0.place < $1.place }
    list.closed.sort { $0.place < $1.place }
    list.upcoming.sort { $0.place < $1.place }
    var deed = Deed(kind).with("on", .day(dates.on))
      .with("known_at", dates.knownAt.map(DeedDetail.moment))
      .with("law_on", dates.lawOn.map(DeedDetail.day)).with("gaps", .count(list.gaps.count))
    if case .body(let code)? = scope { deed = deed.with("body", .body(code)) }
    try await register.note(deed, as: capacity)
    return list
  }

  /// Two sessions for each core: while one waits for the server, another judges.
  static var readers: Int { 2 * ProcessInfo.processInfo.activeProcessorCount }
}

extension JudgedShare {
  init(of found: Determination, dayBefore: Determination?, _ scope: GapReport.Scope?) {
    isLive =
      [.live, .liveOnLeave].contains(found.duty.state)
      && (scope?.owes([found.council.body, found.nhsStatutory.body].compactMap(\.self)) ?? true)
    for gap in found.gaps where scope?.owes(gap.owedBy) ?? true {
      let stood = dayBefore?.gaps.contains { $0.isSame(as: gap) } ?? true
      gaps.append(
        ReportedGap(
          reference: found.reference, gap: gap,
          openedOn: stood ? min(gap.since, found.on.previous) : found.on))
    }
    for gap in dayBefore?.gaps ?? [] where scope?.owes(gap.owedBy) ?? true {
      guard !found.gaps.contains(where: { $0.isSame(as: gap) }) else { continue }
      closed.append(ReportedGap(reference: found.reference, gap: gap, openedOn: gap.since))
    }
    upcoming = found.upcoming.filter { scope?.owes($0.owedBy) ?? true }
      .map { ReportedClock(reference: found.reference, upcoming: $0) }
  }
}

extension GapReport.Scope {
  /// Whether what these bodies owe is within it.
  fileprivate func owes(_ bodies: [BodyCode]) -> Bool {
    switch self {
    case .body(let code): bodies.contains(code)
    case .nobody: bodies.isEmpty
    }
  }
}
