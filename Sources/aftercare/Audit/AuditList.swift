import ArgumentParser
import CaseFile
import Record
import Rules

/// `aftercare audit list`: who looked at a case and who changed it.
struct AuditList: AsyncParsableCommand {
  enum Format: String, AnswerFormat {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists who looked at a case and who changed it, without any personal data.",
    discussion: """
      Examples:
        aftercare audit list --case LDS-2021-1148

      Lists and reports that show many cases are one event for the list and stand in no case's trail: the ledger \
      says which cases a body's list of a night held. Asking is itself noted.

      \(ExitStatuses.text(.usage, .unreadable, .unavailable, .fault, .denied))
      """)

  @Option(name: .customLong("case"), help: ArgumentHelp("The case.", valueName: "reference"))
  var reference: String

  @OptionGroup var written: FormatOptions<Format>

  @OptionGroup var database: DatabaseOptions

  private var format: Format { written.chosen }

  func run() async throws {
    try await carryOut {
      try await database.carryOut {
        guard let reference = CaseReference(reference),
          let trail = try await database.register.trail(of: reference)
        else { throw Failure(.unreadable, "there is no case of that reference in the register.") }
        switch format {
        case .text: try Output.write(trail.map { $0.text + "\n" }.joined())
        case .json: try Output.write(Self.json(trail) + "\n")
        }
      }
    }
  }

  private static func json(_ trail: [TrailEntry]) -> String {
    var json = JSONWriter()
    json.array(trail) { json, entry in
      json.object { json in
        json.name("event")
        json.integer(entry.event)
        json.member("at", entry.at)
        json.member("kind", entry.kind)
        json.member("actor", entry.actor)
        json.member("login", entry.login)
        json.member("role", entry.role)
        json.member("bodies", entry.bodies)
        json.name("detail")
        json.literal(entry.detail)
      }
    }
    return json.text
  }
}

extension TrailEntry {
  fileprivate var text: String {
    let behalf = bodies.isEmpty ? "" : "  for \(bodies)"
    return "\(at)  \(kind)  \(actor)  \(login) as \(role)\(behalf)  \(detail)"
  }
}
