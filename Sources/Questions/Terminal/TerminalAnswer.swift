import CivilTime

/// An answer as a terminal gets it: what goes where, and how the command ends.
///
/// The command makes it from the database, and so does the daemon for the command: both say the same.
package struct TerminalAnswer: Hashable, Sendable {
  /// How a command ends that had an answer. What errors end with is the command's own.
  package enum Ending: Int32, Sendable {
    case answered = 0
    case notReady = 1
    case advisory = 2
    case cannotDetermine = 3
    /// No such person, or more than one.
    case notOnePerson = 4
    /// What was asked for is not there.
    case unreadable = 66
  }

  package let ending: Ending
  /// For standard output.
  package var output = ""
  /// For standard error, each a line.
  package var notices: [String] = []
  /// For a person at a terminal: what one asks next.
  package var suggestion: String?

  /// There is no answer, because of what is said.
  static func refused(_ ending: Ending, _ message: String) -> TerminalAnswer {
    TerminalAnswer(ending: ending, notices: ["aftercare: \(message)"])
  }

  /// There is no such case.
  static func noSuchCase(knownAt: Instant?) -> TerminalAnswer {
    refused(.notOnePerson, "the register has no such case\(knownAt == nil ? "" : ", or had none then").")
  }
}

/// In which form a terminal gets an answer.
package enum TerminalForm: Hashable, Sendable {
  case text(Display)
  case csv
  case json
}

extension Question {
  /// Asks, and says what comes as a terminal gets it.
  package func terminalAnswer(_ asking: Asking, as form: TerminalForm) async throws -> TerminalAnswer {
    guard let answer = try await answer(asking) else { return .noSuchCase(knownAt: asking.asked.knownAt) }
    guard !answer.isUnknown else { return .refused(.unreadable, answer.notes.joined(separator: " ")) }
    var told = TerminalAnswer(ending: .answered)
    switch form {
    case .text(let display):
      told.output = answer.text(on: display)
      told.suggestion = answer.next.isEmpty ? nil : answer.next.joined(separator: " · ")
    case .csv:
      told.output = answer.csv
      told.notices = answer.notes.map { "aftercare: \($0)" }
    case .json: told.output = answer.json + "\n"
    }
    return told
  }
}
