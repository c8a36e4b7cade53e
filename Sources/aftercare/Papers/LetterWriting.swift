import ArgumentParser
import CaseFile
import Record
import CivilTime
import Foundation
import Questions
import Rules

/// What all commands share that write a letter.
struct LetterWriting: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, html
  }

  @OptionGroup var subject: PaperSubject

  @Flag(help: "Type of 18 points or more in HTML; shorter lines in text.")
  var largePrint = false

  @Flag(inversion: .prefixedNo, help: "Keep the letter with the case, as it was written.")
  var keep = true

  @Option(help: "text or html.")
  var format = Format.text

  @OptionGroup var database: DatabaseOptions

  /// Writes the letter, keeps it, and then shows it: nothing is shown that is not noted.
  func write(_ kind: LetterKind) async throws {
    try await database.carryOut {
      let register = database.register
      let paper = try await subject.read(register, asking: "letter")
      let content = try words(of: kind, paper)
      let letter = LetterToKeep(
        kind, format == .html ? .html : .text, on: subject.dates.on, knownAt: subject.dates.knownAt,
        ruleSet: RuleSet.version, content: content)
      let number = try await noted(letter, register, paper)
      try Output.write(content)
      if !largePrint, !paper.file.person.adjustments.isEmpty {
        Notice.say(
          "aftercare: the record has communication needs of this person (person adjustments): does this letter meet them?"
        )
      }
      if let number {
        Notice.suggest(
          "aftercare letter show --case \(subject.reference) --letter \(number)", "the letter as it was kept")
      }
    }
  }

  private func words(of kind: LetterKind, _ paper: CaseOnPaper) throws -> String {
    do {
      var letter = try Letter(kind, paper)
      letter.isLargePrint = largePrint
      return format == .html ? letter.html : letter.text
    } catch .personHasDied {
      throw Failure(
        .unreadable,
        "the record says that the person has died: no letter is written. Write to those they leave by hand.")
    }
  }

  /// The number of the letter that was kept; nil where it was only noted.
  private func noted(_ letter: LetterToKeep, _ register: Register, _ paper: CaseOnPaper) async throws -> Int? {
    if keep, let number = try await register.keep(letter, of: paper.file.reference) { return number }
    if !keep, try await register.note(letter, of: paper.file.reference) { return nil }
    throw Failure(.notOnePerson, "the register has no such case any more; no letter was written.")
  }
}
