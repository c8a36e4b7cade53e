import CaseFile
import CivilTime
import Questions

/// A question as it goes to the daemon: read from the words of the command by the question's own description.
///
/// The reader knows options and their values and nothing else, so that it costs nothing. Whatever else there is, help and
/// mistakes among it, is not for the daemon: the command reads it in full.
struct DaemonQuestion {
  /// The parts of its path.
  let path: [String]
  /// The parameters and the form of the answer, by their names in a query.
  let query: [(name: String, value: String)]
  /// For how many seconds an answer is awaited.
  let patience: Int

  /// Nil where the words are no question, do not fit it, or name what only the command has.
  init?(_ words: [String]) {
    switch (words.first, words.dropFirst().first) {
    case ("check", "discharge"):
      self.init(discharge: QuestionWords(words.dropFirst(2)))
    case ("register", "questions"):
      self.init(.registerQuestions, QuestionWords(words.dropFirst(2)))
    case (let name?, _):
      guard let question = Question.all.first(where: { $0.name.rawValue == name }), question.name != .registerQuestions
      else { return nil }
      self.init(question, QuestionWords(words.dropFirst()))
    default: return nil
    }
  }

  private init?(_ question: Question, _ words: QuestionWords?) {
    guard let words, words.wait == nil, let format = words.format(among: ["text", "csv", "json"]),
      let asked = try? AskedParameters(words.given, of: question),
      let subject = DaemonQuestion.subject(of: question, asked)
    else { return nil }
    let display = format == "text" ? Display.standardOutput : .plain
    path = ["api", "v1"] + subject + [question.name.rawValue]
    query = words.query + [("format", format)] + display.query
    // The longest questions judge the whole register.
    patience = 300
  }

  private init?(discharge words: QuestionWords?) {
    guard let words, let format = words.format(among: ["text", "json"]),
      CheckDischarge.waits.contains(words.wait ?? CheckDischarge.standardWait),
      let asked = try? AskedParameters(
        words.given, among: RegisterQuestions.dischargeParameters, of: "discharge-check"),
      let reference = asked.reference
    else { return nil }
    path = ["api", "v1", "cases", reference.text, "discharge-check"]
    query = words.query + [("format", format)]
    patience = words.wait ?? CheckDischarge.standardWait
  }

  /// The parts of the path that name whom it is about; nil where it is not exactly one that the question may be about.
  private static func subject(of question: Question, _ asked: AskedParameters) -> [String]? {
    switch (asked.reference, asked.body) {
    case (let reference?, nil): ["cases", reference.text]
    case (nil, let body?): ["bodies", body.text]
    case (nil, nil): question.subjects.contains(.register) ? ["register"] : nil
    default: nil
    }
  }
}

extension Display {
  /// As the daemon is told.
  fileprivate var query: [(name: String, value: String)] {
    (width.map { [("width", "\($0)")] } ?? []) + (hasColour ? [("colour", "true")] : [])
  }
}
