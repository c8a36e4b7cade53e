import ArgumentParser
import Questions

/// The questions that have a command of their own, in the order of `aftercare --help`.
enum AskedCommands {
  static let all: [any ParsableCommand.Type] = [
    Ask<Obligations>.self, Ask<Who>.self, Ask<Show>.self, Ask<Changes>.self,
  ]
}

enum Obligations: Asked { static let question = Question.obligations }
enum Who: Asked { static let question = Question.who }
enum Show: Asked { static let question = Question.show }
enum Changes: Asked { static let question = Question.changes }
