import ArgumentParser
import Questions

/// A question whose command is known by its first words, so that it starts without the tree of all commands.
///
/// Whatever else is asked for, help and mistakes among it, goes the way through that tree, and reads as ever.
struct QuickCommand {
  private let command: any AsyncParsableCommand

  /// Nil where the words do not begin with a question, or do not fit it.
  init?(_ words: [String]) {
    guard let (type, count) = QuickCommand.type(words),
      let command = try? type.parseAsRoot(Array(words.dropFirst(count))) as? any AsyncParsableCommand
    else { return nil }
    self.command = command
  }

  /// Asks the database.
  func run() async {
    do {
      var command = command
      try await command.run()
    } catch {
      Aftercare.exit(withError: error)
    }
  }

  /// The command that the first words name, and how many they are.
  private static func type(_ words: [String]) -> (any AsyncParsableCommand.Type, Int)? {
    guard let first = words.first else { return nil }
    switch (first, words.dropFirst().first) {
    case ("check", "discharge"): return (CheckDischarge.self, 2)
    case ("register", "questions"): return (Ask<RegisterQuestionsAsked>.self, 2)
    default: return QuestionName(rawValue: first).flatMap(type(of:)).map { ($0, 1) }
    }
  }

  private static func type(of question: QuestionName) -> (any AsyncParsableCommand.Type)? {
    switch question {
    case .obligations: Ask<Obligations>.self
    case .who: Ask<Who>.self
    case .show: Ask<Show>.self
    case .changes: Ask<Changes>.self
    case .unallocated: Ask<Unallocated>.self
    case .plans: Ask<Plans>.self
    case .caseloads: Ask<Caseloads>.self
    case .endings: Ask<Endings>.self
    case .charges: Ask<Charges>.self
    case .funding: Ask<Funding>.self
    case .disputes: Ask<Disputes>.self
    case .outOfArea: Ask<OutOfArea>.self
    case .gapCounts: Ask<GapCounts>.self
    case .whatIf: Ask<WhatIf>.self
    // It has a command of two words.
    case .registerQuestions: nil
    }
  }
}
