import ArgumentParser
import CaseFile
import Foundation
import Questions
import Record

/// `aftercare letter list`: the letters of a case that were kept.
struct ListLetters: AsyncParsableCommand {
  enum Format: String, AnswerFormat {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the letters to the person that were kept.",
    discussion: """
      Examples:
        aftercare letter list --case C-0042
        aftercare letter list --case C-0042 --format json

      \(ExitStatuses.text(.notOnePerson, .usage, .unavailable, .fault, .denied))
      """)

  @Option(name: .customLong("case"), help: ArgumentHelp("A case of the register.", valueName: "reference"))
  var reference: String

  @OptionGroup var written: FormatOptions<Format>

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    try await carryOut {
      try await database.carryOut {
        let list = try await kept(in: database.register, of: reference)
        try Output.write(written.chosen == .json ? list.json + "\n" : list.text)
        if list.letters.isEmpty {
          Notice.suggest("aftercare letter entitlement --case \(reference)", "writes one")
        }
      }
    }
  }
}

/// `aftercare letter show`: a letter as it was kept, to the byte.
struct ShowLetter: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows a letter as it was kept, to the byte.",
    discussion: """
      Examples:
        aftercare letter show --case C-0042 --letter 7
        aftercare letter show --case C-0042 --letter 7 | sha256sum

      \(ExitStatuses.text(.notOnePerson, .usage, .unreadable, .unavailable, .fault, .denied))
      """)

  @Option(name: .customLong("case"), help: ArgumentHelp("A case of the register.", valueName: "reference"))
  var reference: String

  @Option(help: ArgumentHelp("The number of the letter, as aftercare letter list shows it.", valueName: "number"))
  var letter: Int

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    try await carryOut {
      try await database.carryOut {
        guard let found = try await kept(in: database.register, of: reference, number: letter).letters.first
        else { throw Failure(.unreadable, "the case has no letter of that number; aftercare letter list shows them.") }
        try Output.write(found.content)
      }
    }
  }
}

/// The letters of a case, or the one of a number.
private func kept(in register: Register, of text: String, number: Int? = nil) async throws -> LetterList {
  guard let reference = CaseReference(text), let found = try await register.letters(of: reference, number: number)
  else { throw Failure(.notOnePerson, "the register has no such case.") }
  return LetterList(reference, found)
}
