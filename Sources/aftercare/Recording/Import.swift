import ArgumentParser
import Audit
import CaseFile
import Foundation
import Record

/// `aftercare import`: case files, directories and sheets into the register.
struct Import: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Records case files, directories and sheets in the register.",
    discussion: """
      Examples:
        aftercare import case.json directory.json
        aftercare import --lines --source "trust register" - < cases.ndjson
        aftercare import --source "council register" --mapping mapping.json register.csv
        aftercare import --source "trust extract" --mhsds --provider RGD mhs001.csv mhs401.csv mhs501.csv

      A file may be a case (aftercare-case/1), a directory (aftercare-directory/1) or a scenario, whose case is \
      taken. A name that ends in .ndjson, or standard input with --lines, holds one case a line. Importing again \
      supersedes what changed and nothing else, and withdraws only what the same source recorded before. A file \
      that does not fit is refused whole, with every fault named; the others are recorded, and the exit status \
      is 65.

      With --mapping the file is a local register as CSV, with --mhsds the files are tables of the Mental Health \
      Services Data Set as CSV. All of it is recorded or nothing: every bad row is named, and the exit status is \
      65. People are known by NHS number and date of birth, both equal. Of whom it is doubtful who they are, is put \
      aside: aftercare aside list; the exit status is then 2. The same bytes from the same source change nothing.

      \(ExitStatuses.text(own: "0 recorded · 2 recorded, but for people of whom it is doubtful who they are", .usage, .unfit, .unreadable, .unavailable, .fault, .unknown, .denied))
      """)

  @Argument(help: "Files; - is standard input.")
  var files: [String]

  @Option(help: "The source of the facts: it withdraws only what it recorded itself.")
  var source: String?

  @Option(help: ArgumentHelp("Who records them (default: the user's name).", valueName: "name"))
  var recordedBy: String?

  @Flag(help: "Standard input holds one case file a line.")
  var lines = false

  @Flag(help: "Reads and compares everything, says what would be done, and writes nothing.")
  var dryRun = false

  @OptionGroup var sheets: SheetOptions

  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    if sheets.areSheets, source?.isEmpty ?? true {
      throw ValidationError("Sheets want --source: by its name the next file of the same source is recognised.")
    }
    if sheets.areSheets, lines { throw ValidationError("--lines is for case files.") }
    try sheets.validate(files)
  }

  func run() async throws {
    try await carryOut {
      try await database.carryOut {
        let provenance = Provenance(
          source: source ?? "case file", recordedBy: recordedBy ?? ProcessInfo.processInfo.userName)
        if sheets.areSheets {
          return try await SheetRecording(register: database.register, provenance: provenance, isDryRun: dryRun)
            .record(files.map(InputFile.init(path:)), sheets)
        }
        try await recordCases(provenance)
      }
    }
  }

  private func recordCases(_ provenance: Provenance) async throws {
    var recording = Recording(register: database.register, provenance: provenance, isDryRun: dryRun)
    var digests: [[UInt8]] = []
    for path in files { digests.append(try await record(InputFile(path: path), into: &recording)) }
    try await recording.finish()
    if !dryRun { try await database.register.noteImport(ofFiles: digests, cases: recording.count.cases) }
    try Output.say((dryRun ? "Dry run, nothing was written: " : "") + recording.summary)
    if !dryRun { Notice.suggest("aftercare run nightly") }
    if recording.refused > 0 {
      throw Failure(.unfit, "\(recording.refused) refused; see above.")
    }
  }

  /// Records a file and gives its hash.
  private func record(_ input: InputFile, into recording: inout Recording) async throws -> [UInt8] {
    var digest = FileDigest()
    guard input.path.hasSuffix(".ndjson") || (lines && input.path == "-") else {
      let bytes = try input.bytes()
      digest.update(bytes)
      try await recording.add(bytes, named: input.name)
      return digest.bytes
    }
    try await input.forEachLine(reading: { digest.update($0) }) { line, number in
      try await recording.add(line, named: "\(input.name), line \(number)")
    }
    return digest.bytes
  }
}
