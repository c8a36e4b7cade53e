import CaseFile
import CivilTime
import Questions
import Record
import Rules

/// The reports of a night while they are made: a line is put into words once in every form, and goes to every body
/// that owes what it tells of.
struct ReportDrafts: Sendable {
  private let on: CivilDate
  private let outline: @Sendable (GapReport.Scope) -> ReportOutline
  private var drafts: [ReportDraft]
  /// Where the draft of each body stands; the first is nobody's.
  private var places: [BodyCode: Int] = [:]
  private var words: ReportWords
  private let file: WordsFile

  /// - Parameter outline: makes the outline of a report before anything stands in its lists.
  init(
    of night: CivilDate, _ file: WordsFile,
    outline: @escaping @Sendable (GapReport.Scope) -> ReportOutline
  ) {
    on = night
    self.outline = outline
    drafts = [ReportDraft(outline: outline(.nobody))]
    words = ReportWords(on: night)
    self.file = file
  }

  /// Adds a line: gaps by check, the longest standing first, then clocks, the soonest first.
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
      for place in told { drafts[place].outline.counts.add(clocks: 1) }
      let line = words.line(clock)
      for format in GapReport.Format.allCases { try add(line, as: format, told) }
    }
  }

  /// Adds what was told of the clocks by themselves.
  mutating func add(clocks other: ReportDrafts) {
    drafts[0].add(clocks: other.drafts[0])
    for (body, place) in other.places { drafts[self.place(of: body)].add(clocks: other.drafts[place]) }
  }

  /// The drafts by the bodies' codes, nobody's at last, with what their lists do not tell.
  ///
  /// A body that is no more, and owes nothing in its old name, has none: what closed there may stand open in the name
  /// of who took over, and must not be read as done.
  ///
  /// - Parameter bodies: those that are told of the night even if no line is theirs.
  consuming func finished(
    for bodies: [BodyCode], _ months: MonthEndCounts, _ shares: PatternShares?
  ) -> [ReportDraft] {
    for body in bodies { _ = place(of: body) }
    let told = Set(bodies).union(
      places.filter { drafts[$0.value].outline.counts.isOwing || $0.key.stands(on: on) }.keys)
    let order = told.sorted().compactMap { places[$0] } + [0]
    return order.map { drafts[$0].completed(months.months(of: drafts[$0].outline.scope.body), shares) }
  }

  /// The places of the drafts to which a line goes, each once.
  private mutating func places(of bodies: [BodyCode]) -> [Int] {
    if bodies.isEmpty { return [0] }
    return bodies.reduce(into: []) { places, body in
      let place = place(of: body)
      if !places.contains(place) { places.append(place) }
    }
  }

  /// The place of a body's draft, which is begun if it was not.
  private mutating func place(of body: BodyCode) -> Int {
    if let place = places[body] { return place }
    drafts.append(ReportDraft(outline: outline(.body(body))))
    places[body] = drafts.count - 1
    return drafts.count - 1
  }

  private mutating func add(
    _ gap: GapLine, to list: ReportList, as format: GapReport.Format, _ told: [Int]
  ) throws {
    let line = words.words(of: gap, in: list, as: format)
    let section = ReportSection(format: format, list: list, rank: gap.severity.rank)
    let hasHeadings = format.hasHeadings(in: list)
    for place in told {
      if hasHeadings {
        let before = drafts[place].begin(gap.heading, in: section)
        try drafts[place].add(words.heading(of: gap, after: before, as: format), to: section, file)
      }
      try drafts[place].add(line, to: section, file)
    }
  }

  private mutating func add(_ clock: ClockLine, as format: GapReport.Format, _ told: [Int]) throws {
    let limit = format.limit(of: .upcoming) ?? .max
    let short = told.filter { drafts[$0].outline.counts.upcoming <= limit }
    guard !short.isEmpty else { return }
    let line = words.words(of: clock, as: format)
    let section = ReportSection(format: format, list: .upcoming, rank: 0)
    for place in short { try drafts[place].add(line, to: section, file) }
  }
}
