import ArgumentParser
import CaseFile
import CivilTime
import Questions

extension GapReport.Format: ExpressibleByArgument {}

/// `aftercare report`: the gap report of one body.
struct Report: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows the gap report of one body for a published night.",
    discussion: "With --body nobody it shows the gaps for which no body could be named.")

  @Option(help: ArgumentHelp("A council's GSS code, an NHS body's ODS code, or nobody.", valueName: "code"))
  var body: String

  @Option(help: ArgumentHelp("The night (default: the last one published).", valueName: "date"))
  var on: CivilDate?

  @Option(help: "text, csv, json or html.")
  var format = GapReport.Format.text

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    try await carryOut {
      try await database.carryOut {
        let questions = RegisterQuestions(database.register)
        guard let report = try await questions.report(of: try scope, on: on) else {
          throw Failure(.unreadable, "no such night has been published: run aftercare run nightly.")
        }
        try Output.write(report.rendered(as: format))
      }
    }
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
