import ArgumentParser

/// `aftercare access`: emergency access to cases of others, and sealed cases.
struct AccessCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "access",
    abstract: "Opens a case in an emergency, lists and reviews such access, seals and unseals cases.",
    discussion: """
      Who asks is known by his token: AFTERCARE_TOKEN holds it, never an argument. docs/access.md says which role may \
      do what. Everything is noted in the audit trail.
      """,
    subcommands: [OpenAccess.self, ListAccess.self, ReviewAccess.self, SealCase.self, UnsealCase.self])
}
