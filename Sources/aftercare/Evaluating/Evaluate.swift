import ArgumentParser
import CaseFile
import CivilTime
import Foundation
import Questions
import Rules

/// `aftercare evaluate`: one case file, one determination; no database.
struct Evaluate: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, ndjson
  }

  static let configuration = CommandConfiguration(
    abstract: "Says what the rules find in a case file on a day, without a database.",
    discussion: """
      Examples:
        aftercare evaluate case.json
        aftercare evaluate case.json --on 2026-12-01 --explain CP-01
        aftercare evaluate case.json --set mha2025_s46_from=2027-10-01 --on 2027-10-01
        aftercare evaluate case.json --suppose 'residence:council=E06000065,kind=home,start=2026-12-01'
        aftercare demo register --cases 1000 | aftercare evaluate - --format ndjson

      With --format ndjson the file holds one case file a line, and one determination a line comes out, in \
      the same order; a line that does not fit is named by its number and the others still come out.

      --suppose adds a fact, list:field=value,field=value; it changes one that there is by its id, as in \
      endings/e1:withdrawn=2026-12-01. The answer shows what would be different. Several values of a field are \
      joined by +; a value with a comma stands in double quotes; an empty value is "not recorded". Names \
      and NHS numbers are refused: others on the machine can see a command line.
      """)

  @Argument(help: "A case file (aftercare-case/1); - is standard input.")
  var file: String

  @Option(help: ArgumentHelp("The day asked about (default: today in London).", valueName: "date"))
  var on: CivilDate?

  @OptionGroup var law: LawOptions

  @Option(help: ArgumentHelp("Explain one rule, as CP-01, RC-2 or WP.", valueName: "rule"))
  var explain: String?

  @Option(help: ArgumentHelp("Suppose a fact; may be given several times.", valueName: "list:field=value,..."))
  var suppose: [String] = []

  @Option(help: "text, json or ndjson.")
  var format = Format.text

  func validate() throws {
    if format == .ndjson, explain != nil || !suppose.isEmpty {
      throw ValidationError("--explain and --suppose are about one case; they do not go with --format ndjson.")
    }
    if explain != nil, !suppose.isEmpty {
      throw ValidationError("Give --explain or --suppose, not both.")
    }
  }

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
    let file = try read(input)
    let found = assess(file, rulebook)
    if let explain {
      guard let explanation = RuleExplanation(of: explain, in: found, file) else {
        throw Failure(.usage, "there is no rule of that name; aftercare rules lists them all.")
      }
      try Output.write(format == .json ? explanation.json + "\n" : explanation.text)
    } else if !suppose.isEmpty {
      let difference = Supposed(asIs: found, supposed: assess(try supposing(file), rulebook))
      try Output.write(format == .json ? difference.json + "\n" : difference.text)
    } else {
      try Output.write((format == .json ? found.json : DeterminationText(found).text) + "\n")
    }
  }

  private func assess(_ file: CaseFile, _ rulebook: Rulebook) -> Determination {
    rulebook.assess(file, on: on ?? today(), lawOn: law.lawOn)
  }

  private func read(_ input: InputFile) throws -> CaseFile {
    do {
      return try CaseFile(json: input.bytes())
    } catch let unfit as UnfitFile {
      throw Failure(unfit, in: input.name)
    }
  }

  private func supposing(_ file: CaseFile) throws -> CaseFile {
    do {
      return try file.supposing(suppose.map { text throws(BadSupposition) in try Supposition(text) })
    } catch let bad as BadSupposition {
      throw Failure(.usage, "--suppose \(bad.reason).")
    } catch let unfit as UnfitFile {
      throw Failure(.usage, Failure(unfit, in: "--suppose: the case as supposed").message)
    }
  }

  private func evaluateLines(of input: InputFile) async throws {
    let day = on ?? today()
    var batch = LineBatch(rulebook: try law.rulebook(), on: day, lawOn: law.lawOn)
    try await input.forEachLine { line, number in
      try await batch.add(line, number)
    }
    try await batch.finish()
    if batch.refused > 0 {
      throw Failure(.unfit, "\(batch.refused) line(s) refused, \(batch.answered) answered.")
    }
  }
}
