import ArgumentParser
import CaseFile
import CivilTime
import Foundation
import Questions
import Record

/// A question that has a command.
protocol Asked {
  static var question: Question { get }
  /// The word of the command.
  static var command: String { get }
}

extension Asked {
  static var command: String { question.name.rawValue }
}

/// A command that asks one question: its options, its help and its answer follow from the description.
struct Ask<Named: Asked>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: Named.command, abstract: Named.question.summary, discussion: AskHelp(Named.question).text)
  }

  @Option(help: AskHelp.option(.body, Named.question)) var body: String?
  @Option(help: AskHelp.option(.reference, Named.question)) var `case`: String?
  @Option(help: AskHelp.number(Named.question)) var nhsNumber: String?
  @Option(help: AskHelp.option(.worker, Named.question)) var worker: String?
  @Option(help: AskHelp.option(.within, Named.question)) var within: String?
  @Option(help: AskHelp.option(.since, Named.question)) var since: String?
  @Option(help: AskHelp.option(.by, Named.question)) var by: String?
  @Option(help: AskHelp.option(.on, Named.question)) var on: String?
  @Option(help: AskHelp.option(.knownAt, Named.question)) var knownAt: String?
  @Option(help: AskHelp.option(.lawOn, Named.question)) var lawOn: String?
  @Option(help: AskHelp.option(.set, Named.question)) var set: [String] = []
  @Option(help: AskHelp.option(.directory, Named.question)) var directory: String?

  @Option(help: "text, csv or json.") var format = Gaps.Format.text
  @Flag(help: "The same as --format json.") var json = false

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    try await carryOut {
      let asked = try parameters
      try requireOneSubject()
      try await database.carryOut {
        do {
          try await show(asked)
        } catch let bad as BadParameter {
          throw Failure(bad)
        }
      }
    }
  }

  private func show(_ asked: AskedParameters) async throws {
    var asked = asked
    if nhsNumber != nil {
      asked.reference = try await CaseOfNumber(database.register).onStandardInput(knownAt: asked.knownAt)
    }
    try await AnswerOutput(json ? .json : format).show(Named.question, of: database.register, asked)
  }
}

extension Failure {
  fileprivate init(_ bad: BadParameter) {
    self.init(.usage, "--\(bad.parameter.rawValue) \(bad.reason).")
  }
}

extension Ask {
  /// What was given, as the question reads it.
  private var parameters: AskedParameters {
    get throws {
      var given: [QuestionParameter: [String]] = [:]
      let pairs: [(QuestionParameter, String?)] = [
        (.body, body), (.reference, `case`), (.worker, worker), (.within, within), (.since, since), (.by, by),
        (.on, on), (.knownAt, knownAt), (.lawOn, lawOn),
      ]
      for (parameter, text) in pairs { given[parameter] = text.map { [$0] } }
      given[.set] = set
      if worker == "-" { given[.worker] = [try workerOnStandardInput] }
      var asked: AskedParameters
      do throws(BadParameter) {
        asked = try AskedParameters(given, of: Named.question)
      } catch {
        throw Failure(error)
      }
      if let directory { asked.directory = try read(directory) }
      return asked
    }
  }

  private var workerOnStandardInput: String {
    get throws {
      let name = String(decoding: try InputFile(path: "-").bytes(), as: UTF8.self)
      guard name.contains(where: { !$0.isWhitespace }) else {
        throw Failure(.usage, "standard input holds no name of a key worker.")
      }
      return WorkerKey(name: name).text
    }
  }

  private func read(_ path: String) throws -> Directory {
    guard Named.question.allParameters.contains(.directory) else {
      throw Failure(.usage, "--directory is nothing that \(Named.command) is asked with.")
    }
    let file = InputFile(path: path)
    do {
      return try Directory(json: file.bytes())
    } catch let unfit as UnfitFile {
      throw Failure(unfit, in: file.name)
    }
  }

  private func requireOneSubject() throws {
    guard nhsNumber == nil || nhsNumber == "-" else {
      throw Failure(
        .usage, "an NHS number is never an argument: give --nhs-number - and the number on standard input.")
    }
    let subjects = Named.question.subjects
    let persons = [`case`, nhsNumber].count { $0 != nil }
    guard nhsNumber == nil || subjects.contains(.person) else {
      throw Failure(.usage, "--nhs-number is nothing that \(Named.command) is asked with.")
    }
    let count = persons + (body == nil ? 0 : 1)
    guard count == 1 || (count == 0 && subjects.contains(.register)) else {
      let names =
        (subjects.contains(.body) ? ["--body"] : [])
        + (subjects.contains(.person) ? ["--case", "--nhs-number -"] : [])
      throw Failure(.usage, "\(Named.command) wants \(count == 0 ? "" : "one of ")\(names.joined(separator: " or ")).")
    }
  }
}
