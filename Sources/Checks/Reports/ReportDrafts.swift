import CaseFile
import CivilTime
import Questions
import Record
import Rules

/// The reports of a night while they are made: a line is put into words once in every form, and goes to every body
/// that owes what it tells of.
struct ReportDrafts: Sendable {
  private let on: CivilDate
  private var drafts: [ReportDraft]
  /// Where the draft of each body stands.
  private let places: [BodyCode: Int]
  private let nobodys: Int?
  private var words: ReportWords
  private var writer: WordsWriter

  /// - Parameter outlines: one for every report, the bodies each once.
  init(_ outlines: [ReportOutline], of night: CivilDate, _ file: WordsFile) {
    on = night
    drafts = outlines.map(ReportDraft.init)
    places = Dictionary(
      uniqueKeysWithValues: outlines.enumerated().compactMap { place, outline in outline.scope.body.map { ($0, place) } })
    nobodys = outlines.firstIndex { $0.scope == .nobody }
    words = ReportWords(on: night)
    writer = WordsWriter(file)
  }

  /// Adds a line: gaps by case, rule and subject, then clocks, the soonest first.
  mutating func add(_ item: ReportedItem) throws {
    switch item {
    case .open(let gap):
      let told = places(of: gap.gap.owedBy)
      for place in told { drafts[place].outline.counts.add(open: gap) }
      let line = words.line(gap)
      for format in GapReport.Format.allCases {
        for list in format.lists where list.holds(open: gap, on: on) { try add(line, to: list, as: format, told) }
      }
    case .closed(let gap):
      let told = places(of: gap.gap.owedBy)
      for place in told { drafts[place].outline.counts.add(closed: gap) }
      let line = words.line(gap)
      for format in GapReport.Format.allCases { try add(line, to: .closed, as: format, told) }
    case .clock(let clock):
      let told = places(of: clock.upcoming.owedBy)
      for place in told { drafts[place].outline.counts.add(clock) }
      let line = words.line(clock)
      for format in GapReport.Format.allCases { try add(line, as: format, told) }
    }
  }

  /// The drafts in the order of their outlines, with what their lists do not tell.
  consuming func finished(_ months: MonthEndCounts, _ shares: PatternShares?) throws -> [ReportDraft] {
    try writer.flush()
    return drafts.map { $0.completed(months.months(of: $0.outline.scope.body), shares) }
  }

  private func places(of bodies: [BodyCode]) -> [Int] {
    bodies.isEmpty ? nobodys.map { [$0] } ?? [] : bodies.compactMap { places[$0] }
  }

  private mutating func add(
    _ gap: GapLine, to list: ReportList, as format: GapReport.Format, _ told: [Int]
  ) throws {
    let line = words.words(of: gap, in: list, as: format)
    let section = ReportSection(format: format, list: list, rank: gap.severity.rank)
    for place in told { try drafts[place].add(line, to: section, &writer) }
  }

  private mutating func add(_ clock: ClockLine, as format: GapReport.Format, _ told: [Int]) throws {
    let limit = format.limit(of: .upcoming) ?? .max
    let short = told.filter { drafts[$0].outline.counts.upcoming <= limit }
    guard !short.isEmpty else { return }
    let line = words.words(of: clock, as: format)
    let section = ReportSection(format: format, list: .upcoming, rank: 0)
    for place in short { try drafts[place].add(line, to: section, &writer) }
  }
}
