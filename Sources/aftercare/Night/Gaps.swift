import ArgumentParser
import CaseFile
import CivilTime
import Questions
import Rules

extension RuleEntry.Theme: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}

/// `aftercare gaps`: what is open by the last published night.
struct Gaps: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, csv, json
  }

  static let configuration = CommandConfiguration(
    abstract: "Lists the gaps that are open by the last published night, or counts them by body.")

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

  @Option(help: "text, csv or json.")
  var format = Format.text

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    try await carryOut {
      try await database.carryOut {
        let questions = RegisterQuestions(database.register)
        guard let night = try await questions.night() else {
          throw Failure(
            .unreadable, "no night has been published yet, so nothing can be said: run aftercare run nightly.")
        }
        let asked = OwedQuestion(theme: theme, severity: severity, dueBy: dueBy)
        if bodies {
          try show(BodyCounts(night: night, lines: try await questions.counts(asked, of: body)))
        } else {
          try show(GapList(night: night, gaps: try await questions.open(asked, of: body)))
        }
      }
    }
  }

  private func show(_ list: some Listed) throws {
    switch format {
    case .text: try Output.write(list.text)
    case .csv: try Output.write(list.csv)
    case .json: try Output.write(list.json + "\n")
    }
  }
}
