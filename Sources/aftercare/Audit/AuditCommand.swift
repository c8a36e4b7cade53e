import ArgumentParser
import Record

/// `aftercare audit`: the trail of what was done with the register and who looked.
struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Verifies, seals, anchors and shows the audit trail.",
    subcommands: [
      AuditVerify.self, AuditSeal.self, AuditAnchor.self, AuditKey.self, AuditExport.self, AuditList.self,
    ])
}

/// `aftercare audit seal`: seals at once what the daemon seals every second.
struct AuditSeal: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seal",
    abstract: "Seals what is not sealed yet; what a transaction under way may still add to has to wait.",
    discussion: """
      Examples:
        aftercare audit seal

      \(ExitStatuses.text(.usage, .unavailable, .fault, .denied))
      """)

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    try await carryOut {
      try await database.carryOut {
        let made = try await database.register.seal()
        try Output.say(made == 1 ? "1 seal made." : "\(made) seals made.")
      }
    }
  }
}
