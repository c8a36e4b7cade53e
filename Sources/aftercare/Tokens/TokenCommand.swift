import Access
import ArgumentParser
import CaseFile
import Record
import Reference

/// `aftercare token`: who may ask the daemon, and in whose name.
struct TokenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: "Issues, lists and revokes the tokens of bodies.",
    subcommands: [Issue.self, List.self, Revoke.self])

  struct Issue: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "issue",
      abstract: "Issues a token to a body and shows it once; the database keeps only its SHA-256.",
      discussion: """
        Examples:
          aftercare token issue --body E08000035 --label "social care system"
          aftercare token issue --body QWO --role manager --days 30 --may-record --quiet

        \(ExitStatuses.text(.usage, .unavailable, .fault, .denied))
        """)

    @Option(help: ArgumentHelp("The body for which it speaks.", valueName: "code"))
    var body: BodyCode

    @Option(help: ArgumentHelp("In which role its holder asks (docs/access.md).", valueName: "role"))
    var role = AskerRole.coordinator

    @Option(help: "What it is used for.")
    var label = "command line"

    @Option(help: "How many days it lasts, at most 366.")
    var days = 90

    @Flag(help: "Facts may be recorded with it; else it only asks.")
    var mayRecord = false

    @Flag(help: "Print the token alone.")
    var quiet = false

    @OptionGroup var database: DatabaseOptions

    func validate() throws {
      guard (1...366).contains(days) else { throw ValidationError("--days must be from 1 to 366.") }
    }

    func run() async throws {
      try await carryOut {
        try await database.carryOut {
          let token = BearerToken()
          try await database.register.issueToken(
            hash: token.hash, to: body, as: role, label: label, days: days, mayRecord: mayRecord)
          try Output.say(token.secret)
          guard !quiet else { return }
          Notice.say(
            "It speaks for \(NationalReference.shipped.name(of: body)) for \(days) days, as \(role.rawValue)\(mayRecord ? ", and may record" : ""). Keep it secret: it is not shown again."
          )
        }
      }
    }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Lists tokens, never the secrets.",
      discussion: """
        Examples:
          aftercare token list

        \(ExitStatuses.text(.usage, .unavailable, .fault, .denied))
        """)

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
      try await carryOut {
        try await database.carryOut {
          for token in try await database.register.tokens() {
            let id = token.hash.prefix(6).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            let state = token.isRevoked ? "revoked" : token.isExpired ? "expired" : "until \(token.expiresAt)"
            try Output.say(
              "\(id)  \(token.body)  \(state)  \(token.role.rawValue)  \(token.mayRecord ? "records" : "asks")  \(token.label)"
            )
          }
        }
      }
    }
  }

  struct Revoke: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "revoke",
      abstract: "Revokes the token whose id (from the list) is given.",
      discussion: """
        Examples:
          aftercare token revoke 1a2b3c4d5e6f

        \(ExitStatuses.text(.usage, .unreadable, .unavailable, .fault, .denied))
        """)

    @Argument(help: "The first twelve digits of its hash, as listed.")
    var id: String

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
      try await carryOut {
        try await database.carryOut {
          let matching = try await database.register.tokens().filter { token in
            id.utf8.count == 12
              && token.hash.prefix(6).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() == id
          }
          guard let token = matching.first,
            try await database.register.revokeToken(hash: token.hash)
          else { throw Failure(.unreadable, "no token in force has that id.") }
          try Output.say("Revoked.")
        }
      }
    }
  }
}
