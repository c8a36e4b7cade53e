import ArgumentParser
import Questions

/// The questions that have a command of their own, in the order of `aftercare --help`.
enum AskedCommands {
  static let all: [any ParsableCommand.Type] = [
    Ask<Obligations>.self, Ask<Who>.self, Ask<Show>.self, Ask<Changes>.self, Ask<Unallocated>.self, Ask<Plans>.self,
    Ask<Caseloads>.self, Ask<Endings>.self, Ask<Charges>.self, Ask<Funding>.self, Ask<OutOfArea>.self,
    Ask<Disputes>.self, Ask<GapCounts>.self, Ask<WhatIf>.self, RegisterCommand.self, QuestionsCommand.self,
  ]
}

enum Obligations: Asked { static let question = Question.obligations }
enum Who: Asked { static let question = Question.who }
enum Show: Asked { static let question = Question.show }
enum Changes: Asked { static let question = Question.changes }
enum Unallocated: Asked { static let question = Question.unallocated }
enum Plans: Asked { static let question = Question.plans }
enum Caseloads: Asked { static let question = Question.caseloads }
enum Endings: Asked { static let question = Question.endings }
enum Charges: Asked { static let question = Question.charges }
enum Funding: Asked { static let question = Question.funding }
enum OutOfArea: Asked { static let question = Question.outOfArea }
enum Disputes: Asked { static let question = Question.disputes }
enum GapCounts: Asked { static let question = Question.gapCounts }
