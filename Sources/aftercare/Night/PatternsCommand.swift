import ArgumentParser
import CaseFile
import CivilTime
import Questions

/// `aftercare patterns`: what shows in the whole register, and not in a single case.
struct PatternsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "patterns",
    abstract: "Shows what many cases have in common: one provider, one day, one practice.",
    discussion: """
      Every case is read and judged anew from its facts. Five patterns are looked for: services, funding lines or \
      payers lost on one day at one provider; rent in after-care accommodation; people entitled and in nobody's \
      caseload; endings shortly before a readmission; records of the bodies that disagree. The answer says how \
      each \
      is defined.

      Examples:
        aftercare patterns
        aftercare patterns --body QWO --on 2026-11-21 --format csv

      \(ExitStatuses.text(.usage, .unavailable, .fault, .denied))
      """)

  @Option(help: ArgumentHelp("Only cases in which this body owes or pays.", valueName: "code"))
  var body: BodyCode?

  @Option(help: ArgumentHelp("The day judged (default: today in London).", valueName: "date"))
  var on: CivilDate?

  @OptionGroup var written: FormatOptions<Gaps.Format>

  @OptionGroup var database: DatabaseOptions

  private var format: Gaps.Format { written.chosen }

  func run() async throws {
    try await carryOut {
      try await database.carryOut {
        let day = on ?? today()
        let shares = try await Progress.during("Every case is read") {
          try await RegisterQuestions(database.register).patternShares(on: day)
        }
        let patterns = Patterns(shares, of: body.map(GapReport.Scope.body))
        switch format {
        case .text: try Output.write(patterns.text)
        case .csv:
          for caution in patterns.cautions { Notice.say("aftercare: \(caution)") }
          try Output.write(patterns.csv)
        case .json: try Output.write(patterns.json + "\n")
        }
      }
    }
  }
}
