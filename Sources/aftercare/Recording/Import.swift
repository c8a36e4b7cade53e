import ArgumentParser
import CaseFile
import Foundation
import Record

/// `aftercare import`: case files and directories into the register.
struct Import: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Records case files and directories in the register.",
    discussion: """
      A file may be a case (aftercare-case/1), a directory (aftercare-directory/1) or a scenario, whose case is \
      taken. A name that ends in .ndjson, or standard input with --lines, holds one case a line.

      Importing again supersedes what changed and nothing else, and withdraws only what the same source \
      recorded before. A file that does not fit is refused whole, with every fault named; the others are \
      recorded, and the exit status is 65.
      """)

  @Argument(help: "Files; - is standard input.")
  var files: [String]

  @Option(help: "The source of the facts: it withdraws only what it recorded itself.")
  var source = "case file"

  @Option(help: ArgumentHelp("Who records them (default: the user's name).", valueName: "name"))
  var recordedBy: String?

  @Flag(help: "Standard input holds one case file a line.")
  var lines = false

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    try await carryOut {
      try await database.carryOut {
        let provenance = Provenance(
          source: source, recordedBy: recordedBy ?? ProcessInfo.processInfo.userName)
        var recording = Recording(register: database.register, provenance: provenance)
        for path in files { try await record(InputFile(path: path), into: &recording) }
        try await recording.finish()
        print(recording.summary)
        if recording.refused > 0 {
          throw Failure(.unfit, "\(recording.refused) refused; see above.")
        }
      }
    }
  }

  private func record(_ input: InputFile, into recording: inout Recording) async throws {
    guard input.path.hasSuffix(".ndjson") || (lines && input.path == "-") else {
      return try await recording.add(input.bytes(), named: input.name)
    }
    var number = 0
    try await input.forEachLine { line, at in
      number = at
      try await recording.add(line, named: "\(input.name), line \(number)")
    }
  }
}
