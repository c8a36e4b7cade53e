import ArgumentParser
import CaseFile
import CivilTime
import Questions

extension GapReport.Format: AnswerFormat {}

/// `aftercare report`: the gap report of one body.
struct Report: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Shows the gap report of one body for a published night.",
    discussion: """
      Examples:
        aftercare report --body E08000035
        aftercare report --body QWO --on 2026-11-21 --format html > report.html
        aftercare report --body QWO --outward --format csv
        aftercare report --body nobody

      With --body nobody it shows the gaps for which no body could be named.

      With --known-at, --law-on, --directory or --set every case is judged anew from its facts, on the day given \
      and on the day before; without them the report is that of the night.

      \(ExitStatuses.text(.usage, .unfit, .unreadable, .unavailable, .fault, .denied))
      """)

  @Option(help: ArgumentHelp("A council's GSS code, an NHS body's ODS code, or nobody.", valueName: "code"))
  var body: String

  @Option(help: ArgumentHelp("The night (default: the last one published).", valueName: "date"))
  var on: CivilDate?

  @OptionGroup var known: KnownAtOption

  @OptionGroup var law: LawOptions

  @Flag(help: "The version that may leave the house: no cases, and small numbers suppressed.")
  var outward = false

  @Flag(help: "Leave out the patterns, for which facts of many cases are read.")
  var withoutPatterns = false

  @OptionGroup var written: FormatOptions<GapReport.Format>

  @OptionGroup var database: DatabaseOptions

  private var format: GapReport.Format { written.chosen }

  func run() async throws {
    try await carryOut {
      try await database.carryOut {
        let made = try await Progress.during("The report is made") { try await report() }
        try Output.write(
          outward ? OutwardReport(made.outline).rendered(as: format) : made.rendered(as: format))
      }
    }
  }

  private func report() async throws -> GapReport {
    let questions = RegisterQuestions(database.register)
    guard known.knownAt == nil, law.isStandard else {
      return try await questions.report(
        of: try scope, judged: AskedDates(on: on ?? today(), knownAt: known.knownAt, lawOn: law.lawOn),
        by: try await law.rulebook(of: database.register, knownAt: known.knownAt))
    }
    guard var report = try await questions.report(of: try scope, on: on) else {
      throw Failure(.unreadable, "no such night has been published: run aftercare run nightly.")
    }
    if !withoutPatterns, !outward {
      report.outline.patterns = try await questions.patternShares(ofNight: report.outline.on, of: report.outline.scope)
        .map { Patterns($0, of: report.outline.scope) }
    }
    return report
  }

  private var scope: GapReport.Scope {
    get throws {
      if body == "nobody" { return .nobody }
      guard let code = BodyCode(body) else {
        throw Failure(
          .usage, "--body wants a council's GSS code, an NHS body's ODS code, or nobody.")
      }
      return .body(code)
    }
  }
}
