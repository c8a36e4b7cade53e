import ArgumentParser
import CaseFile
import CivilTime
import Foundation
import Rules

/// `aftercare evaluate`: one case file, one determination; no database.
struct Evaluate: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, ndjson
  }

  static let configuration = CommandConfiguration(
    abstract: "Says what the rules find in a case file on a day, without a database.",
    discussion: """
      With --format ndjson the file holds one case file a line, and one determination a line comes out, in \
      the same order; a line that does not fit is named by its number and the others still come out.
      """)

  @Argument(help: "A case file (aftercare-case/1); - is standard input.")
  var file: String

  @Option(help: ArgumentHelp("The day asked about (default: today in London).", valueName: "date"))
  var on: CivilDate?

  @OptionGroup var law: LawOptions

  @Option(help: "text, json or ndjson.")
  var format = Format.text

  func run() async throws {
    try await carryOut {
      let input = InputFile(path: file)
      if format == .ndjson {
        try await evaluateLines(of: input)
      } else {
        try evaluateOne(input)
      }
    }
  }

  private func evaluateOne(_ input: InputFile) throws {
    let rulebook = try law.rulebook()
    do {
      let file = try CaseFile(json: input.bytes())
      let found = rulebook.assess(file, on: on ?? today(), lawOn: law.lawOn)
      print(format == .json ? found.json : DeterminationText(found).text)
    } catch let unfit as UnfitFile {
      throw Failure(unfit, in: input.name)
    }
  }

  private func evaluateLines(of input: InputFile) async throws {
    let day = on ?? today()
    var batch = LineBatch(rulebook: try law.rulebook(), on: day, lawOn: law.lawOn)
    try await input.forEachLine { line, number in
      await batch.add(line, number)
    }
    await batch.finish()
    if batch.refused > 0 {
      throw Failure(.unfit, "\(batch.refused) line(s) refused, \(batch.answered) answered.")
    }
  }
}
