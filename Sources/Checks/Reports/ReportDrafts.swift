import CaseFile
import CivilTime
import Questions
import Record
import Rules

/// The reports of a night while they are made: a line is put into words once in every form, and goes to every body
/// that owes what it tells of.
struct ReportDrafts: Sendable {
  private let on: CivilDate
  private let scopes: [GapReport.Scope]
  private var drafts: [GapReport.Scope: ReportDraft]
  private var words: ReportWords
  private var writer: WordsWriter

  init(_ outlines: [ReportOutline], of night: CivilDate, _ file: WordsFile) {
    on = night
    scopes = outlines.map(\.scope)
    drafts = Dictionary(uniqueKeysWithValues: outlines.map { ($0.scope, ReportDraft(outline: $0)) })
    words = ReportWords(on: night)
    writer = WordsWriter(file)
  }

  /// Adds a line: gaps by case, rule and subject, then clocks, the soonest first.
  mutating func add(_ item: ReportedItem) throws {
    switch item {
    case .open(let gap):
      let told = scopes(owedBy: gap.gap.owedBy)
      for scope in told { drafts[scope]?.outline.counts.add(open: gap) }
      for format in GapReport.Format.allCases {
        for list in format.lists where list.holds(open: gap, on: on) { try add(gap, to: list, as: format, told) }
      }
    case .closed(let gap):
      let told = scopes(owedBy: gap.gap.owedBy)
      for scope in told { drafts[scope]?.outline.counts.add(closed: gap) }
      for format in GapReport.Format.allCases { try add(gap, to: .closed, as: format, told) }
    case .clock(let clock):
      let told = scopes(owedBy: clock.upcoming.owedBy)
      for scope in told { drafts[scope]?.outline.counts.add(clock) }
      for format in GapReport.Format.allCases { try add(clock, as: format, told) }
    }
  }

  /// The drafts in the order of their outlines, with what their lists do not tell.
  consuming func finished(_ months: MonthEndCounts, _ shares: PatternShares?) throws -> [ReportDraft] {
    try writer.flush()
    return scopes.compactMap { scope in
      drafts[scope]?.completed(months.months(of: scope.body), shares)
    }
  }

  private func scopes(owedBy bodies: [BodyCode]) -> [GapReport.Scope] {
    bodies.isEmpty ? [.nobody] : bodies.map { GapReport.Scope.body($0) }
  }

  private mutating func add(
    _ gap: ReportedGap, to list: ReportList, as format: GapReport.Format, _ told: [GapReport.Scope]
  ) throws {
    let line = words.words(of: gap, in: list, as: format)
    let section = ReportSection(format: format, list: list, rank: gap.gap.severity.rank)
    for scope in told { try drafts[scope]?.add(line, to: section, &writer) }
  }

  private mutating func add(_ clock: ReportedClock, as format: GapReport.Format, _ told: [GapReport.Scope]) throws {
    let limit = format.limit(of: .upcoming) ?? .max
    let short = told.filter { drafts[$0].map { $0.outline.counts.upcoming <= limit } ?? false }
    guard !short.isEmpty else { return }
    let line = words.words(of: clock, as: format)
    let section = ReportSection(format: format, list: .upcoming, rank: 0)
    for scope in short { try drafts[scope]?.add(line, to: section, &writer) }
  }
}
