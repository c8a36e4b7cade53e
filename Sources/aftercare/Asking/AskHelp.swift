import ArgumentParser
import Questions

/// The help of a question's command, from its description.
struct AskHelp {
  let question: Question

  init(_ question: Question) { self.question = question }

  var text: String {
    let examples = question.examples.map { "  \($0)" }.joined(separator: "\n")
    let named = question.subjects.contains(.person) ? " · 4 no such person, or more than one" : ""
    let routes = question.paths.joined(separator: ", ")
    return """
      Examples:
      \(examples)

      \(question.definition)

      Whatever keeps the answer from being the whole truth is said in it, as are cases of which the rules cannot tell \
      and a night that is old. Over HTTP: GET \(routes).

      Exit status: 0 answered\(named) · 64 the command was called wrongly · 65 a file does not fit · 66 no night \
      has been published yet, or a file cannot be read · 69 the database cannot be reached · 70 an error of the \
      product · 77 not permitted.
      """
  }

  /// The help of an option; hidden where the question is not asked with it.
  static func option(_ parameter: QuestionParameter, _ question: Question) -> ArgumentHelp {
    ArgumentHelp(
      "\(parameter.meaning)", valueName: parameter.valueName,
      visibility: question.allParameters.contains(parameter) ? .default : .private)
  }

  static func number(_ question: Question) -> ArgumentHelp {
    ArgumentHelp(
      "A person of the register: - reads the NHS number from standard input.", valueName: "-",
      visibility: question.subjects.contains(.person) ? .default : .private)
  }
}
