import ArgumentParser
import CaseFile
import Foundation
import Questions
import Record
import Rules

/// `aftercare record`: single facts into the register.
struct RecordCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Records, corrects and withdraws single facts of a case.",
    discussion: """
      The file (aftercare-change/1) names the case, the version of it against which the change was made, the \
      source, facts to record as in a case file, and facts to withdraw with a reason:

        {"format": "aftercare-change/1", "case": "LDS-2021-1148", "version": 7, "key": "5f0c...", \
      "source": "discharge form", "record": {"contacts": [{"id": "c9", ...}]}, \
      "withdraw": [{"fact": "endings/e1", "reason": "entered for another person"}]}

      A fact whose id the case has takes its place; nothing that is not named is touched. What was corrected or \
      withdrawn stays in the register. A change made against another version is refused whole (75): look at the \
      case again. With a key the same file may be sent again without harm; without one, a commit whose outcome is \
      unknown says so (74).

      aftercare record version REFERENCE says at which version a case is.
      """,
    subcommands: [RecordChange.self, RecordVersion.self], defaultSubcommand: RecordChange.self)
}

/// `aftercare record CHANGE.json`.
struct RecordChange: AsyncParsableCommand {
  enum Format: String, AnswerFormat {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "change", abstract: "Records a change (aftercare-change/1); this is what record does by itself.",
    discussion: """
      Examples:
        aftercare record change.json --dry-run
        aftercare record change.json
        aftercare record - --case LDS-2021-1148 --json < change.json

      \(ExitStatuses.text(.usage, .unfit, .unreadable, .unavailable, .fault, .unknown, .stale, .denied))
      """)

  @Argument(help: "A change (aftercare-change/1); - is standard input.")
  var file: String

  @Option(name: .customLong("case"), help: ArgumentHelp("The case, where the file names none.", valueName: "reference"))
  var reference: String?

  @Flag(help: "Record it whatever the version of the case, where the file names none.")
  var anyVersion = false

  @Flag(help: "Only say what it would do.")
  var dryRun = false

  @Option(help: ArgumentHelp("Who records it (default: the user's name).", valueName: "name"))
  var recordedBy: String?

  @OptionGroup var written: FormatOptions<Format>

  @OptionGroup var database: DatabaseOptions

  private var format: Format { written.chosen }

  func run() async throws {
    try await carryOut {
      let input = InputFile(path: file)
      let change = try read(input)
      let reference = try subject(of: change)
      try await database.carryOut(inputName: input.name) {
        let register = database.register
        let rulebook = try await RegisterQuestions(register).rulebook(as: .registerOperator)
        let recorded = try await register.record(
          change, of: reference,
          by: .registerOperator(recordedBy: recordedBy ?? ProcessInfo.processInfo.userName),
          rulebook: rulebook, takesAnyVersion: anyVersion, isRehearsal: dryRun)
        try Output.write(
          format == .json ? recorded.json + "\n" : RecordedChangeText(recorded, reference).text)
      }
    }
  }

  private func read(_ input: InputFile) throws -> FactChange {
    do {
      return try FactChange(json: input.bytes())
    } catch let unfit as UnfitFile {
      throw Failure(unfit, in: input.name)
    }
  }

  /// The case that the file or the option names.
  private func subject(of change: FactChange) throws -> CaseReference {
    guard let reference else {
      guard let named = change.reference else {
        throw Failure(.usage, "the file names no case; name it there or by --case.")
      }
      return named
    }
    guard let given = CaseReference(reference) else {
      throw Failure(.usage, "--case wants a reference of the register, never an NHS number.")
    }
    guard change.reference == nil || change.reference == given else {
      throw Failure(.usage, "--case and the file name different cases.")
    }
    return given
  }
}

/// `aftercare record version REFERENCE`.
struct RecordVersion: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "version", abstract: "Says at which version a case is: the number of its changes, from 1.",
    discussion: """
      Examples:
        aftercare record version LDS-2021-1148

      \(ExitStatuses.text(.usage, .unreadable, .unavailable, .fault, .denied))
      """)

  @Argument(help: "The reference of the case.")
  var reference: String

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    try await carryOut {
      try await database.carryOut {
        guard let reference = CaseReference(reference),
          let version = try await database.register.version(of: reference, as: .registerOperator)
        else { throw Failure(.unreadable, "there is no case of that reference in the register.") }
        try Output.say("\(version)")
      }
    }
  }
}
