import ArgumentParser
import CaseFile
import CivilTime
import Questions
import Rules

extension RuleEntry.Theme: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}
extension GapGrouping: ExpressibleByArgument {}

/// `aftercare gaps`: what is open by the last published night, or by the facts on other dates.
struct Gaps: AsyncParsableCommand {
  enum Format: String, AnswerFormat {
    case text, csv, json
  }

  static let configuration = CommandConfiguration(
    commandName: "gaps",
    abstract: "Lists the gaps that are open by the last published night, or counts them by body.",
    discussion: """
      Examples:
        aftercare gaps --body QWO --severity critical
        aftercare gaps --bodies
        aftercare gaps --body QWO --by provider
        aftercare gaps --on 2026-03-31 --known-at 2026-03-31
        aftercare gaps --bodies --set mha2025_s46_from=2027-10-01 --on 2027-10-01

      With --on, --known-at, --law-on, --directory or --set every case is judged anew from its facts; without them \
      the list is that of the night, and names the cases that the night could not judge.

      \(ExitStatuses.text(.usage, .unfit, .unreadable, .unavailable, .fault, .denied))
      """)

  @Option(help: ArgumentHelp("Only what this body owes.", valueName: "code"))
  var body: BodyCode?

  @Option(help: "Only this theme.")
  var theme: RuleEntry.Theme?

  @Option(help: "Only this severity.")
  var severity: Severity?

  @Option(help: ArgumentHelp("Only what was due on or before this day.", valueName: "date"))
  var dueBy: CivilDate?

  @Flag(help: "Count by body, the one with the most critical gaps first.")
  var bodies = false

  @Option(help: ArgumentHelp("Count by this instead, as aftercare gap-counts does.", valueName: "what"))
  var by: GapGrouping?

  @Option(help: ArgumentHelp("The day judged, from the facts.", valueName: "date"))
  var on: CivilDate?

  @OptionGroup var known: KnownAtOption

  @OptionGroup var law: LawOptions

  @OptionGroup var written: FormatOptions<Format>

  @OptionGroup var database: DatabaseOptions

  private var format: Format { written.chosen }

  func run() async throws {
    try await carryOut {
      try await database.carryOut {
        if let by { return try await count(by: by) }
        let asked = OwedQuestion(theme: theme, severity: severity, dueBy: dueBy)
        if on == nil, known.knownAt == nil, law.isStandard {
          try await showNight(asked)
        } else {
          try await Progress.during("Every case is judged") { try await showJudged(asked) }
        }
      }
    }
  }

  private func count(by grouping: GapGrouping) async throws {
    guard theme == nil, severity == nil, dueBy == nil, !bodies, law.directory == nil, law.changes.isEmpty else {
      throw Failure(.usage, "--by goes with --body, --on, --known-at and --law-on only.")
    }
    var asked = AskedParameters()
    (asked.body, asked.grouping, asked.on) = (body, grouping, on)
    (asked.knownAt, asked.lawOn) = (known.knownAt, law.lawOn)
    try await AnswerOutput(format).show(.gapCounts, of: database.register, asked)
  }

  private func showNight(_ asked: OwedQuestion) async throws {
    let questions = RegisterQuestions(database.register)
    guard let night = try await questions.night() else {
      throw Failure(
        .unreadable, "no night has been published yet, so nothing can be said: run aftercare run nightly.")
    }
    let notJudged = try await questions.notJudged(by: night, of: body)
    if bodies {
      let counts = try await questions.counts(asked, of: body)
      try show(BodyCounts(.night(night), of: body, lines: counts, notJudged: notJudged), \.warnings)
    } else {
      let gaps = try await questions.open(asked, of: body)
      try show(GapList(.night(night), of: body, gaps: gaps, notJudged: notJudged), \.warnings)
    }
  }

  private func showJudged(_ asked: OwedQuestion) async throws {
    let dates = AskedDates(on: on ?? today(), knownAt: known.knownAt, lawOn: law.lawOn)
    let list = try await RegisterQuestions(database.register).judged(
      dates, of: body.map(GapReport.Scope.body),
      by: try await law.rulebook(of: database.register, knownAt: known.knownAt)
    ).filtered(asked)
    if bodies {
      try show(BodyCounts(.facts(dates), of: body, lines: list.counts(of: body)), \.warnings)
    } else {
      try show(GapList(.facts(dates), of: body, gaps: list.gaps), \.warnings)
    }
  }

  private func show<List: Listed>(_ list: List, _ warnings: (List) -> [String]) throws {
    // A table and an array of counts have no place for what must be said beside them.
    if format == .csv || bodies && format == .json {
      for warning in warnings(list) { Notice.say("aftercare: \(warning)") }
    }
    switch format {
    case .text: try Output.write(list.text)
    case .csv: try Output.write(list.csv)
    case .json: try Output.write(list.json + "\n")
    }
  }
}
