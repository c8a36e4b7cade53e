import ArgumentParser
import CaseFile
import Foundation
import Record

/// `aftercare export`: case files out of the register.
struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes case files from the register: one as JSON, or all of them one a line.",
    discussion: """
      Examples:
        aftercare export --case LDS-2021-1148 > case.json
        aftercare export --known-at 2026-03-31 > register.ndjson
        aftercare export --directory > directory.json

      \(ExitStatuses.text(.usage, .unreadable, .unavailable, .fault, .denied))
      """)

  @Option(name: .customLong("case"), help: ArgumentHelp("Only this case.", valueName: "reference"))
  var reference: String?

  @Flag(help: "The directory instead of cases.")
  var directory = false

  @OptionGroup var known: KnownAtOption

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    try await carryOut {
      try await database.carryOut {
        if directory { return try await exportDirectory() }
        if let reference { return try await exportOne(reference) }
        try await database.register.exportCases(knownAt: known.knownAt) { files in
          var writer = FactWriter()
          for file in files {
            file.write(to: &writer)
            writer.json.endLine()
          }
          try Output.write(writer.json.bytes)
        }
      }
    }
  }

  private func exportOne(_ text: String) async throws {
    guard let reference = CaseReference(text),
      let file = try await database.register.caseFile(
        reference, knownAt: known.knownAt, as: .registerOperator, doing: .export)
    else { throw Failure(.unreadable, "there is no case of that reference in the register, or there was none then.") }
    var writer = FactWriter()
    file.write(to: &writer)
    try Output.write(writer.json.text + "\n")
  }

  private func exportDirectory() async throws {
    var writer = FactWriter()
    try await database.register.directory(knownAt: known.knownAt, as: .registerOperator)
      .write(to: &writer)
    try Output.write(writer.json.text + "\n")
  }
}
