import ArgumentParser
import Audit
import Foundation
import Record

/// `aftercare audit export`: the whole trail as lines of JSON.
struct AuditExport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes trail and seals, one a line, for verifying without a database.",
    discussion: """
      Examples:
        aftercare audit export > trail.ndjson

      \(ExitStatuses.text(.usage, .unavailable, .fault, .denied))
      """)

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    try await carryOut {
      try await database.carryOut {
        let register = database.register
        try await register.noteTrailExport()
        try Output.write(TrailLine.first + "\n")
        var lines = try await register.readTrail(into: TrailLines())
        try lines.flush()
        try Output.write(TrailLine.last(seals: lines.seals, events: lines.events) + "\n")
      }
    }
  }
}

/// Writes what it takes to standard output, some hundred lines at a time.
private struct TrailLines: TrailSink {
  private(set) var seals: Int64 = 0
  private(set) var events: Int64 = 0
  private var pending = ""

  mutating func take(_ seal: SealRow) throws {
    seals += 1
    try add(TrailLine.text(seal))
  }

  mutating func take(_ event: EventRow) throws {
    events += 1
    try add(TrailLine.text(event))
  }

  mutating func flush() throws {
    try Output.write(pending)
    pending = ""
  }

  private mutating func add(_ line: String) throws {
    pending += line + "\n"
    if pending.utf8.count > 1 << 18 { try flush() }
  }
}
