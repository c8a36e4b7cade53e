import ArgumentParser
import Questions
import Record

/// `aftercare night`: what became of the nightly check.
struct NightCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "night", abstract: "Says what became of the nightly check.", subcommands: [Status.self])

  struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "status",
      abstract: "Says in one line how old the last published night is, as Nagios and its like read it.",
      discussion: """
        Examples:
          aftercare night status
          aftercare night status --warn-hours 26 --critical-hours 50

        Exit status: 0 in order · 1 warning, also where that night could not judge a case · 2 critical, or no night at \
        all · 3 unknown, as when the database cannot be reached. Ages are by the clock of the database. Behind the bar stand the figures: the age in \
        seconds, how many of the last thirty days have no night, and how many cases were not judged.
        """)

    @Option(help: ArgumentHelp("From this age on it is a warning.", valueName: "hours"))
    var warnHours = 26

    @Option(help: ArgumentHelp("From this age on it is critical.", valueName: "hours"))
    var criticalHours = 50

    @OptionGroup var database: DatabaseOptions

    func validate() throws {
      guard warnHours > 0, criticalHours >= warnHours else {
        throw ValidationError("--warn-hours must be above 0, and --critical-hours not below it.")
      }
    }

    func run() async throws {
      let verdict = await verdict
      try Output.write(verdict.line + "\n")
      guard verdict.state == .ok else { throw ExitCode(verdict.state.rawValue) }
    }

    /// Whatever goes wrong is unknown: a monitoring system must not take an error for a state.
    private var verdict: NightVerdict {
      get async {
        do {
          var age: NightAge?
          try await database.carryOut { age = try await RegisterQuestions(database.register).nightAge() }
          return NightVerdict(age, warnHours: warnHours, criticalHours: criticalHours)
        } catch let failure as Failure {
          return NightVerdict(unknown: failure.message)
        } catch {
          return NightVerdict(unknown: "the register could not be asked")
        }
      }
    }
  }
}
