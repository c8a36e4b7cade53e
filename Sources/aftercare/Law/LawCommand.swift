import ArgumentParser
import CivilTime
import Rules

/// `aftercare law`: what is in force on a day, how it is known, and what must be looked at again.
struct LawCommand: AsyncParsableCommand {
  enum Format: String, AnswerFormat {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "law",
    abstract: "Shows which rules, settings and sources are in force on a day, and every open doubt.",
    discussion: """
      A source whose verify-by day is past must be looked at again before it is relied on; such sources come \
      first.

      Examples:
        aftercare law
        aftercare law --on 2016-04-01
        aftercare law --set mha2025_s46_from=2027-10-01 --on 2027-10-01 --format json

      \(ExitStatuses.text(.usage, .unfit, .unreadable, .fault))
      """)

  @Option(help: ArgumentHelp("The day asked about (default: today in London).", valueName: "date"))
  var on: CivilDate?

  @Option(help: ArgumentHelp("Local facts about bodies (aftercare-directory/1).", valueName: "file"))
  var directory: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("A setting for this run; may be given several times.", valueName: "key=value"))
  var changes: [String] = []

  @OptionGroup var written: FormatOptions<Format>

  private var format: Format { written.chosen }

  func run() async throws {
    try await carryOut {
      var law = LawOptions()
      law.directory = directory
      law.changes = changes
      let inForce = LawInForce(on: on ?? today(), settings: try law.rulebook().settings)
      try Output.write(format == .json ? inForce.json + "\n" : inForce.text)
    }
  }
}
