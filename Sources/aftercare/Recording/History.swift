import ArgumentParser
import CaseFile
import CivilTime
import Foundation
import Questions
import Record

/// `aftercare history`: what changed in a case, and what it did.
struct History: AsyncParsableCommand {
  enum Format: String, AnswerFormat {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Shows what changed in a case: when, by whom, from what, and what it did to the answer.",
    discussion: """
      Examples:
        aftercare history --case C-0042
        aftercare history --case C-0042 --known-at 2026-05-03 --format json

      Each change is judged on its own day and under that day's law, unless --on or --law-on names another. What \
      was known at a moment that is past stays the same for ever.

      \(ExitStatuses.text(.notOnePerson, .usage, .unavailable, .fault, .denied))
      """)

  @Option(name: .customLong("case"), help: ArgumentHelp("A case of the register.", valueName: "reference"))
  var reference: String

  @Option(help: ArgumentHelp("Judge every change on this day.", valueName: "date"))
  var on: CivilDate?

  @OptionGroup var known: KnownAtOption

  @Option(help: ArgumentHelp("The day whose law applies.", valueName: "date"))
  var lawOn: CivilDate?

  @OptionGroup var written: FormatOptions<Format>

  @OptionGroup var database: DatabaseOptions

  private var format: Format { written.chosen }

  func run() async throws {
    try await carryOut {
      try await database.carryOut {
        guard let wanted = CaseReference(reference),
          let found = try await RegisterQuestions(database.register).history(
            of: wanted, on: on, knownAt: known.knownAt, lawOn: lawOn, as: .registerOperator)
        else { throw Failure(.notOnePerson, "the register has no such case, or had none then.") }
        try Output.write(format == .json ? found.json + "\n" : found.text)
      }
    }
  }
}
