import ArgumentParser
import CaseFile
import CivilTime
import Record

extension SealingReason: ExpressibleByArgument {}

/// `aftercare access seal`: hides a case from most roles of its own parties.
struct SealCase: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seal", abstract: "Seals a case of your body: of its parties only managers see it then.",
    discussion: """
      Examples:
        aftercare access seal --case LDS-2021-1148 --reason staff_member --until 2027-01-01

      \(ExitStatuses.text(.usage, .unfit, .unreadable, .unavailable, .fault, .denied))
      """)

  @Option(name: .customLong("case"), help: ArgumentHelp("The case.", valueName: "reference"))
  var reference: String

  @Option(help: ArgumentHelp("Why, as a word.", valueName: "code"))
  var reason: SealingReason

  @Option(help: ArgumentHelp("The first day on which it is sealed no longer.", valueName: "date"))
  var until: CivilDate?

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    try await carryOut {
      try await database.carryOut {
        let holder = try await TokenHolder(database.register)
        guard let reference = CaseReference(reference),
          try await holder.register.sealCase(reference, reason, until: until, as: holder.capacity)
        else { throw Failure(.unreadable, "there is no such case among those of your body.") }
        try Output.say("Sealed.")
      }
    }
  }
}

/// `aftercare access unseal`: shows it again.
struct UnsealCase: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unseal", abstract: "Lifts the seal of a case.",
    discussion: """
      Examples:
        aftercare access unseal --case LDS-2021-1148

      \(ExitStatuses.text(.usage, .unreadable, .unavailable, .fault, .denied))
      """)

  @Option(name: .customLong("case"), help: ArgumentHelp("The case.", valueName: "reference"))
  var reference: String

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    try await carryOut {
      try await database.carryOut {
        let holder = try await TokenHolder(database.register)
        guard let reference = CaseReference(reference),
          try await holder.register.unsealCase(reference, as: holder.capacity)
        else { throw Failure(.unreadable, "there is no sealed case of that reference among those of your body.") }
        try Output.say("No longer sealed.")
      }
    }
  }
}
