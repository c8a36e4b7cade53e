import ArgumentParser
import CaseFile
import Record

extension EmergencyAccess.Reason: ExpressibleByArgument {}

/// `aftercare access open`: a case of others, for some hours.
struct OpenAccess: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Opens a case to which your body is no party, for some hours.",
    discussion: """
      Examples:
        aftercare access open --case LDS-2021-1148 --reason risk_to_life --hours 4 < why.txt

      Standard input tells why, in 10 to 2,000 characters: for those who review it. Your body is alerted at once, \
      and every look is noted. Then ask with the same token.

      \(ExitStatuses.text(.usage, .unfit, .unreadable, .unavailable, .fault, .denied))
      """)

  @Option(name: .customLong("case"), help: ArgumentHelp("The case.", valueName: "reference"))
  var reference: String

  @Option(help: ArgumentHelp("Why, as a word.", valueName: "code"))
  var reason: EmergencyAccess.Reason

  @Option(help: "For how many hours, at most 24.")
  var hours = EmergencyAccess.standardHours

  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard (1...EmergencyAccess.mostHours).contains(hours) else {
      throw ValidationError("--hours must be from 1 to \(EmergencyAccess.mostHours).")
    }
  }

  func run() async throws {
    try await carryOut {
      try await database.carryOut {
        let holder = try await TokenHolder(database.register)
        let words = String(decoding: try InputFile(path: "-").bytes(), as: UTF8.self)
        guard let reference = CaseReference(reference),
          let access = try await holder.register.openEmergencyAccess(
            to: reference, reason, words: words, hours: hours, as: holder.capacity)
        else { throw Failure(.unreadable, "there is no case of that reference that can be opened to you.") }
        try Output.say("Access \(access), for \(hours == 1 ? "one hour" : "\(hours) hours"). It will be reviewed.")
      }
    }
  }
}
