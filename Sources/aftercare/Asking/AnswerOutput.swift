import ArgumentParser
import Questions
import Record

/// Shows an answer: the data on standard output, all else on standard error.
struct AnswerOutput {
  let format: Gaps.Format

  init(_ format: Gaps.Format) { self.format = format }

  /// Asks a question and shows what comes.
  ///
  /// - Throws: `Failure` where it cannot be written, and the status where there is no such case, or nothing can be
  ///   known at all.
  func show(
    _ question: Question, of register: Register, _ asked: AskedParameters
  ) async throws {
    let asking = Asking(question, of: RegisterQuestions(register), for: nil, asked, today: today())
    try await question.terminalAnswer(asking, as: format.terminalForm).carryOut()
  }
}

extension Gaps.Format {
  /// The form in which standard output gets it.
  var terminalForm: TerminalForm {
    switch self {
    case .text: .text(.standardOutput)
    case .csv: .csv
    case .json: .json
    }
  }
}

extension TerminalAnswer {
  /// Writes everything where it belongs and ends with its status, if that is not 0.
  ///
  /// - Throws: `Failure` where it cannot be written.
  func carryOut() throws {
    if !output.isEmpty { try Output.write(output) }
    for notice in notices { Notice.say(notice) }
    if let suggestion { Notice.suggest(suggestion) }
    if ending != .answered { throw ExitCode(ending.rawValue) }
  }
}
