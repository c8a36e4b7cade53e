import ArgumentParser
import Rules

/// `aftercare rules`: the catalogue of checks and of the rules about responsible bodies.
struct RulesCommand: AsyncParsableCommand {
  enum Format: String, AnswerFormat {
    case text, json, markdown
  }

  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Shows every rule: when it opens, how bad that is, who owes what, and where it is written.",
    discussion: """
      Examples:
        aftercare rules
        aftercare rules CP-01
        aftercare rules --theme funding
        aftercare rules --format json

      \(ExitStatuses.text(.usage, .fault))
      """)

  @Argument(help: "Only this rule, as CP-01 or RC-2.")
  var rule: String?

  @Option(help: "Only the checks of one theme, as care_planning or funding.")
  var theme: RuleEntry.Theme?

  @OptionGroup var written: FormatOptions<Format>

  private var format: Format { written.chosen }

  func run() async throws {
    try await carryOut {
      let catalogue = try wanted
      let text =
        switch format {
        case .text: catalogue.text
        case .json: catalogue.json + "\n"
        case .markdown: catalogue.markdown
        }
      try Output.write(text)
    }
  }

  private var wanted: Catalogue {
    get throws {
      guard let rule else { return Catalogue(theme: theme) }
      guard let catalogue = Catalogue(rule: rule) else {
        throw Failure(.usage, "there is no rule of that name; aftercare rules lists them all.")
      }
      return catalogue
    }
  }
}
