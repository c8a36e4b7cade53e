import ArgumentParser
import Record

/// `aftercare letter entitlement`.
struct LetterEntitlement: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entitlement",
    abstract: "Tells the person of the right to free after-care: who owes it, what is free, how long it lasts.",
    discussion: """
      Examples:
        aftercare letter entitlement --case C-0042
        aftercare letter entitlement --case C-0042 --large-print --format html > letter.html
        aftercare letter entitlement --case C-0042 --no-keep

      \(LetterCommand.exits)
      """)

  @OptionGroup var writing: LetterWriting

  func run() async throws {
    try await carryOut { try await writing.write(.entitlement) }
  }
}

/// `aftercare letter plan`.
struct LetterPlan: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Tells the person what the plan holds, and what is still missing from it.",
    discussion: """
      Examples:
        aftercare letter plan --case C-0042
        aftercare letter plan --case C-0042 --large-print --format html > letter.html
        aftercare letter plan --case C-0042 --no-keep

      \(LetterCommand.exits)
      """)

  @OptionGroup var writing: LetterWriting

  func run() async throws {
    try await carryOut { try await writing.write(.plan) }
  }
}

/// `aftercare letter ending`.
struct LetterEnding: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ending",
    abstract: "Tells the person whether after-care has ended, who decided it, why, and what to do about it.",
    discussion: """
      Examples:
        aftercare letter ending --case C-0042
        aftercare letter ending --case C-0042 --large-print --format html > letter.html
        aftercare letter ending --case C-0042 --no-keep

      \(LetterCommand.exits)
      """)

  @OptionGroup var writing: LetterWriting

  func run() async throws {
    try await carryOut { try await writing.write(.ending) }
  }
}

/// `aftercare letter review`.
struct LetterReview: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Tells the person when the plan was and will be looked at, and how to have a part in it.",
    discussion: """
      Examples:
        aftercare letter review --case C-0042
        aftercare letter review --case C-0042 --large-print --format html > letter.html
        aftercare letter review --case C-0042 --no-keep

      \(LetterCommand.exits)
      """)

  @OptionGroup var writing: LetterWriting

  func run() async throws {
    try await carryOut { try await writing.write(.review) }
  }
}

extension LetterCommand {
  /// How every letter ends.
  fileprivate static let exits = """
    Exit status: 0 written, and kept unless --no-keep was given · 4 no such case · 64 the command was called wrongly · 66 the \
    person has died · 69 the database cannot be reached · 70 an error of the product · 77 not permitted.
    """
}
