import ArgumentParser
import CaseFile
import CivilTime
import Foundation
import Questions
import Record
import Rules

/// `aftercare evaluate`: one case file, one determination; no database.
struct Evaluate: AsyncParsableCommand {
  enum Format: String, AnswerFormat {
    case text, json, ndjson
  }

  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Says what the rules find in a case on a day: of a file, without a database, or of the register.",
    discussion: """
      Examples:
        aftercare evaluate case.json
        aftercare evaluate case.json --on 2026-12-01 --explain CP-01
        aftercare evaluate case.json --set mha2025_s46_from=2027-10-01 --on 2027-10-01
        aftercare evaluate case.json --suppose 'residence:council=E06000065,kind=own_home,start=2026-12-01'
        aftercare demo register --cases 1000 | aftercare evaluate - --format ndjson
        aftercare evaluate --case C-0042 --on 2026-05-03 --known-at 2026-05-03

      With --format ndjson the file holds one case file a line, and one determination a line comes out, in \
      the same order; a line that does not fit is named by its number and the others still come out.

      --suppose adds a fact, list:field=value,field=value; it changes one that there is by its id, as in \
      endings/e1:withdrawn=2026-12-01. The answer shows what would be different. Several values of a field are \
      joined by +; a value with a comma stands in double quotes; an empty value is "not recorded". Names \
      and NHS numbers are refused: others on the machine can see a command line.

      \(ExitStatuses.text(own: "0 answered, which does not mean that nothing is missing", .notOnePerson, .usage, .unfit, .unreadable, .unavailable, .fault, .denied))
      """)

  @Argument(help: "A case file (aftercare-case/1); - is standard input.")
  var file: String?

  @OptionGroup var recorded: RegisterSubject

  @Option(help: ArgumentHelp("The day asked about (default: today in London).", valueName: "date"))
  var on: CivilDate?

  @OptionGroup var law: LawOptions

  @Option(help: ArgumentHelp("Explain one rule, as CP-01, RC-2 or WP.", valueName: "rule"))
  var explain: String?

  @Option(help: ArgumentHelp("Suppose a fact; may be given several times.", valueName: "list:field=value,..."))
  var suppose: [String] = []

  @OptionGroup var written: FormatOptions<Format>

  @OptionGroup var database: DatabaseOptions

  private var format: Format { written.chosen }

  func validate() throws {
    guard recorded.count + (file == nil ? 0 : 1) == 1 else {
      throw ValidationError("Give one of a case file, --case and --nhs-number -.")
    }
    if format == .ndjson, file == nil {
      throw ValidationError("--format ndjson is for a file of many cases; aftercare export makes one of the register.")
    }
    if format == .ndjson, explain != nil || !suppose.isEmpty {
      throw ValidationError("--explain and --suppose are about one case; they do not go with --format ndjson.")
    }
    if explain != nil, !suppose.isEmpty {
      throw ValidationError("Give --explain or --suppose, not both.")
    }
  }

  func run() async throws {
    try await carryOut {
      if format == .ndjson, let file {
        try await evaluateLines(of: InputFile(path: file))
      } else {
        try await evaluateOne()
      }
    }
  }

  private func evaluateOne() async throws {
    let (file, rulebook, changedAt) = try await subject()
    var found = assess(file, rulebook)
    found.knownAt = changedAt
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

  /// The case, the rulebook by which it is judged, and when the register last changed it.
  private func subject() async throws -> (CaseFile, Rulebook, Instant?) {
    if let file { return (try InputFile(path: file).caseFile(), try law.rulebook(), nil) }
    let (found, rulebook) = try await recorded.read(law, database, doing: .look)
    return (found.file, rulebook, found.changedAt)
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
