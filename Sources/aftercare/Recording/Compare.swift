import ArgumentParser
import CaseFile
import CivilTime
import Questions
import Record

/// `aftercare compare`: a local register beside the record.
struct Compare: AsyncParsableCommand {
  enum Format: String, AnswerFormat {
    case text, csv, json
  }

  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Says person by person where a local register and the record differ, and why; loads nothing.",
    discussion: """
      Examples:
        aftercare compare register.csv --mapping mapping.json --body E08000035
        aftercare compare register.csv --mapping mapping.json --format csv > differences.csv

      The sheet is read by the same mapping as for import. People go by the line of the sheet and the reference of \
      the case, never by name. Give --body for the register of one council or NHS body: of the people who are not \
      in \
      the sheet, only those whom that body owes after-care are told then.

      \(ExitStatuses.text(own: "0 no differences · 1 differences", .usage, .unfit, .unreadable, .unavailable, .fault, .denied))
      """)

  @Argument(help: "The sheet, as CSV; - is standard input.")
  var file: String

  @Option(help: ArgumentHelp("What its columns mean (aftercare-mapping/1).", valueName: "file"))
  var mapping: String

  @Option(help: ArgumentHelp("Whose register it is (default: all of the record).", valueName: "code"))
  var body: BodyCode?

  @Option(help: ArgumentHelp("The day judged (default: today in London).", valueName: "date"))
  var on: CivilDate?

  @Option(help: "The name under which sheets of this source are imported, if they are.")
  var source = ""

  @OptionGroup var written: FormatOptions<Format>

  @OptionGroup var database: DatabaseOptions

  private var format: Format { written.chosen }

  func run() async throws {
    try await carryOut {
      // Nobody on the record is owed after-care by a code that is mistaken: no difference would be found.
      if let body, !body.isKnown {
        throw Failure(.usage, "--body \(body) is not known here as a social services authority or an NHS commissioner.")
      }
      try await database.carryOut {
        let reading = try SheetReading([InputFile(path: file)], mapping: mapping)
        let found = try await Progress.during("Sheet and record are compared") {
          try await RegisterQuestions(database.register).compare(
            reading.content, source: source, digest: reading.files[0], body: body, on: on ?? today(),
            database.patientSettings)
        }
        switch format {
        case .text: try Output.write(found.text)
        case .csv: try Output.write(found.csv)
        case .json: try Output.write(found.json + "\n")
        }
        if !found.differences.isEmpty { throw ExitCode(1) }
      }
    }
  }
}
