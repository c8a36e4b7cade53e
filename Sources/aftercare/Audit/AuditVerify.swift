import ArgumentParser
import Audit
import Checks
import Record

/// `aftercare audit verify`: whether the trail is still what was sealed.
struct AuditVerify: AsyncParsableCommand {
  enum Format: String, AnswerFormat {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Reads the whole trail and says whether it is what was sealed, and the first thing that is not.",
    discussion: """
      Examples:
        aftercare audit verify --anchors anchors.txt
        aftercare audit verify --export trail.ndjson --anchors anchors.txt

      Works on a register, on a restored backup, and with --export on a file of aftercare audit export, which \
      needs no database. Only anchors can show that the end of the trail is gone or that the whole chain was \
      made anew.

      Exit status: 0 the trail is whole · 1 it was tampered with · 64 the command was called wrongly · 66 a \
      file cannot be read · 69 the database cannot be reached · 70 an error of the product · 77 not permitted.
      """)

  @Option(
    help: ArgumentHelp("A file of anchors; may be given several times.", valueName: "file"))
  var anchors: [String] = []

  @Option(
    help: ArgumentHelp(
      "The public key by which every anchor must be signed, 64 hexadecimal digits.", valueName: "key"))
  var signedBy: String?

  @Option(
    help: ArgumentHelp(
      "A file of aftercare audit export instead of a database; - is standard input.", valueName: "file"))
  var export: String?

  @OptionGroup var written: FormatOptions<Format>

  @OptionGroup var database: DatabaseOptions

  private var format: Format { written.chosen }

  func run() async throws {
    try await carryOut {
      let verdict = TrailVerdict(
        try await Progress.during("The trail is read") { try await verified() }, anchorsGiven: !anchors.isEmpty)
      switch format {
      case .text: try Output.write(verdict.text)
      case .json: try Output.write(verdict.json)
      }
      if !verdict.isWhole { throw ExitCode(1) }
    }
  }

  private func verified() async throws -> Result<TrailSummary, TrailFault> {
    let anchors = try readAnchors()
    do {
      if let signedBy {
        guard let key = Hexadecimal.bytes(signedBy), key.count == 32 else {
          throw Failure(.usage, "--signed-by wants the 64 digits that aftercare audit key showed.")
        }
        try Anchor.require(anchors, signedBy: key)
      }
      if let export { return .success(try await verifyFile(export, anchors)) }
      var summary = TrailSummary()
      try await database.carryOut {
        summary = try await database.register.verifyTrail(anchors: anchors)
      }
      return .success(summary)
    } catch let fault as TrailFault {
      return .failure(fault)
    }
  }

  private func readAnchors() throws -> [Anchor] {
    do {
      return try anchors.flatMap { try AnchorFile(path: $0).anchors() }
    } catch let fault as AnchorFile.Fault {
      throw Failure(.unreadable, "\(fault).")
    }
  }

  private func verifyFile(_ path: String, _ anchors: [Anchor]) async throws -> TrailSummary {
    var reader = TrailLineReader(anchors: anchors)
    try await InputFile(path: path).forEachLine { line, _ in try reader.take(line) }
    return try reader.finish()
  }
}
