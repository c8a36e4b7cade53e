import Questions
import Record

/// Shows an answer: the data on standard output, all else on standard error.
struct AnswerOutput {
  let format: Gaps.Format

  init(_ format: Gaps.Format) { self.format = format }

  /// Asks a question and shows what comes.
  ///
  /// - Throws: `Failure` where there is no such case, or nothing can be known at all.
  func show(
    _ question: Question, of register: Register, _ asked: AskedParameters
  ) async throws {
    let asking = Asking(question, of: RegisterQuestions(register), for: nil, asked, today: today())
    guard let answer = try await question.answer(asking) else {
      throw Failure(
        .notOnePerson, "the register has no such case\(asked.knownAt == nil ? "" : ", or had none then").")
    }
    guard !answer.isUnknown else { throw Failure(.unreadable, answer.notes.joined(separator: " ")) }
    switch format {
    case .text:
      try Output.write(answer.text(on: .standardOutput))
      if !answer.next.isEmpty { Notice.suggest(answer.next.joined(separator: " · ")) }
    case .csv:
      try Output.write(answer.csv)
      for note in answer.notes { Notice.say("aftercare: \(note)") }
    case .json: try Output.write(answer.json + "\n")
    }
  }
}
