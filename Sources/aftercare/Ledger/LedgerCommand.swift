import ArgumentParser
import CaseFile
import Questions
import Record

/// `aftercare ledger`: every gap of a case from its first night to its last.
struct LedgerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "Shows when each gap of a case opened, worsened, eased, closed or opened again, and why.",
    discussion: """
      Examples:
        aftercare ledger --case LDS-2021-1148
        aftercare ledger --case LDS-2021-1148 --format csv

      What nights found is kept for good, and each list can be made again as it was: aftercare report --body CODE \
      --on DATE. What was recorded when is told by aftercare history.

      \(ExitStatuses.text(.usage, .unreadable, .unavailable, .fault, .denied))
      """)

  @Option(name: .customLong("case"), help: ArgumentHelp("The case.", valueName: "reference"))
  var reference: String

  @OptionGroup var written: FormatOptions<Gaps.Format>

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    try await carryOut {
      try await database.carryOut {
        guard let reference = CaseReference(reference),
          let ledger = try await RegisterQuestions(database.register).ledger(of: reference, as: .registerOperator)
        else { throw Failure(.unreadable, "there is no case of that reference in the register.") }
        switch written.chosen {
        case .text: try Output.write(ledger.text)
        case .csv: try Output.write(ledger.csv)
        case .json: try Output.write(ledger.json + "\n")
        }
      }
    }
  }
}
