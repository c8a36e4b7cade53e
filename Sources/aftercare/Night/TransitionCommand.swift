import ArgumentParser
import CaseFile
import CivilTime
import Questions

/// `aftercare transition`: what a change of bodies leaves behind, or will.
struct TransitionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transition",
    abstract: "Shows what a change of bodies, past or coming, leaves behind: person by person, and in total.",
    discussion: """
      Three things are listed: facts that still name the body that ends, what was due within 28 days of the change \
      and what became of it, and what nobody owns afterwards. Every case is judged anew from its facts. For a \
      change \
      that is still to come, names and owners are those of the day of the change if nothing is recorded before.

      Examples:
        aftercare transition --body 15F
        aftercare transition --on 2022-07-01 --format csv
        aftercare transition --on 2027-04-01 --format html > transition.html

      \(ExitStatuses.text(.usage, .unreadable, .unavailable, .fault, .denied))
      """)

  @Option(help: ArgumentHelp("The body that ended or will.", valueName: "code"))
  var body: BodyCode?

  @Option(help: ArgumentHelp("The day of the change: all bodies that end on it.", valueName: "date"))
  var on: CivilDate?

  @Option(help: ArgumentHelp("The day judged (default: today in London).", valueName: "date"))
  var judgedOn: CivilDate?

  @OptionGroup var written: FormatOptions<GapReport.Format>

  @OptionGroup var database: DatabaseOptions

  private var format: GapReport.Format { written.chosen }

  func validate() throws {
    guard (body == nil) != (on == nil) else {
      throw ValidationError("give the body that ends by --body, or the day of the change by --on.")
    }
  }

  func run() async throws {
    try await carryOut {
      let event = try event
      try await database.carryOut {
        let found = try await Progress.during("Every case is judged") {
          try await RegisterQuestions(database.register).transition(event, on: judgedOn ?? today())
        }
        switch format {
        case .text: try Output.write(found.text)
        case .csv: try Output.write(found.csv)
        case .json: try Output.write(found.json + "\n")
        case .html: try Output.write(found.html)
        }
      }
    }
  }

  private var event: TransitionEvent {
    get throws {
      if let body {
        guard let event = TransitionEvent(of: body) else {
          throw Failure(.unreadable, "no end of \(body) is known; aftercare transition --on lists the days of changes.")
        }
        return event
      }
      guard let on, let event = TransitionEvent(on: on) else {
        let dates = TransitionEvent.dates.map(\.description).joined(separator: ", ")
        throw Failure(.unreadable, "no body is known to end on that day; bodies end on \(dates).")
      }
      return event
    }
  }
}
