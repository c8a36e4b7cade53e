import ArgumentParser
import Record

extension EmergencyAccess.Finding: ExpressibleByArgument {}

/// `aftercare access list`: the emergency accesses of a body.
struct ListAccess: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the emergency accesses of your body, or your own, the latest first.",
    discussion: """
      Examples:
        aftercare access list

      \(ExitStatuses.text(.usage, .unavailable, .fault, .denied))
      """)

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    try await carryOut {
      try await database.carryOut {
        let holder = try await TokenHolder(database.register)
        let found = try await holder.register.emergencyAccesses(as: holder.capacity)
        if found.isEmpty { Notice.say("There is none.") }
        try Output.write(found.map { $0.text + "\n" }.joined())
      }
    }
  }
}

extension EmergencyAccess {
  fileprivate var text: String {
    let words = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let state = isOver ? "ended" : "open until"
    return "\(id)  \(body)  \(reason.rawValue)  opened \(openedAt) by \(actor)  \(state) \(endsAt)  "
      + "\(finding?.rawValue ?? "not reviewed")  \(words)"
  }
}

/// `aftercare access review`: what another than the opener found.
struct ReviewAccess: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Says of an emergency access that somebody else opened whether it was justified.",
    discussion: """
      Examples:
        aftercare access review 17 --finding justified

      What was not justified ends at once. What is escalated waits for one of the two other findings.

      \(ExitStatuses.text(.usage, .unfit, .unavailable, .fault, .denied))
      """)

  @Argument(help: "Its number, as listed.")
  var id: Int

  @Option(help: "justified, not_justified or escalated.")
  var finding: EmergencyAccess.Finding

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    try await carryOut {
      try await database.carryOut {
        let holder = try await TokenHolder(database.register)
        try await holder.register.review(access: id, finding, as: holder.capacity)
        try Output.say("Noted: \(finding.rawValue).")
      }
    }
  }
}
