import ArgumentParser
import Record

/// A command that writes a letter of one kind.
protocol LetterOfAKind: AsyncParsableCommand {
  static var kind: LetterKind { get }
  /// What the letter tells the person.
  static var tells: String { get }
  var writing: LetterWriting { get }
}

extension LetterOfAKind {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: kind.rawValue, abstract: tells,
      discussion: """
        Examples:
          aftercare letter \(kind.rawValue) --case C-0042
          aftercare letter \(kind.rawValue) --case C-0042 --large-print --format html > letter.html
          aftercare letter \(kind.rawValue) --case C-0042 --no-keep

        Exit status: 0 written, and kept unless --no-keep was given · 4 no such case · 64 the command was called wrongly \
        · 66 the person has died · 69 the database cannot be reached · 70 an error of the product · 77 not permitted.
        """)
  }

  func run() async throws {
    try await carryOut { try await writing.write(Self.kind) }
  }
}

/// `aftercare letter entitlement`.
struct LetterEntitlement: LetterOfAKind {
  static let kind = LetterKind.entitlement
  static let tells = "Tells the person of the right to free after-care: who owes it, what is free, how long it lasts."
  @OptionGroup var writing: LetterWriting
}

/// `aftercare letter plan`.
struct LetterPlan: LetterOfAKind {
  static let kind = LetterKind.plan
  static let tells = "Tells the person what the plan holds, and what is still missing from it."
  @OptionGroup var writing: LetterWriting
}

/// `aftercare letter ending`.
struct LetterEnding: LetterOfAKind {
  static let kind = LetterKind.ending
  static let tells = "Tells the person whether after-care has ended, who decided it, why, and what to do about it."
  @OptionGroup var writing: LetterWriting
}

/// `aftercare letter review`.
struct LetterReview: LetterOfAKind {
  static let kind = LetterKind.review
  static let tells = "Tells the person when the plan was and will be looked at, and how to have a part in it."
  @OptionGroup var writing: LetterWriting
}
