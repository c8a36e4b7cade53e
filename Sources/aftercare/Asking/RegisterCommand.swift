import ArgumentParser
import Questions

/// `aftercare register`: what is asked of the register as a whole.
struct RegisterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register", abstract: "Answers what is asked of a body's register as a whole.",
    subcommands: [Ask<RegisterQuestionsAsked>.self])
}

enum RegisterQuestionsAsked: Asked {
  static let question = Question.registerQuestions
  static var command: String { "questions" }
}

enum WhatIf: Asked { static let question = Question.whatIf }

/// `aftercare questions`: everything that can be asked, as data.
struct QuestionsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "questions", abstract: "Lists every question with its parameters, columns and routes, as JSON.",
    discussion: """
      Examples:
        aftercare questions
        aftercare questions | jq -r '.questions[].name'

      Whoever writes against the API reads here what each question is asked with and what it answers.

      \(ExitStatuses.text(.usage, .fault))
      """)

  func run() async throws {
    try await carryOut { try Output.write(Question.catalogue + "\n") }
  }
}
