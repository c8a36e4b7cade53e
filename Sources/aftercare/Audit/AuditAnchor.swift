import ArgumentParser
import Audit
import Checks
import Foundation
import Record

/// `aftercare audit anchor`: writes the head of the chain down outside the database.
struct AuditAnchor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "anchor",
    abstract: "Seals, and appends the head of the chain to a file outside the database.",
    discussion: """
      Examples:
        aftercare audit anchor --to anchors.txt

      Without --to it is shown only. Keep the file where an operator of the database cannot write.

      \(ExitStatuses.text(.usage, .unreadable, .unavailable, .fault, .denied))
      """)

  @Option(help: ArgumentHelp("The file to which a line is appended.", valueName: "file"))
  var to: String?

  @Option(help: ArgumentHelp("The file of the key by which the line is signed.", valueName: "file"))
  var key: String?

  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard key == nil || to != nil else { throw ValidationError("--key needs --to.") }
  }

  func run() async throws {
    try await carryOut {
      try await database.carryOut {
        let register = database.register
        try await register.seal()
        guard let head = try await register.sealHead() else {
          throw Failure(.unreadable, "nothing has been sealed yet.")
        }
        if let to { try AnchorFile(path: to, keyPath: key).append(head) }
        try Output.say(Anchor(head).line)
      }
    }
  }
}

/// `aftercare audit key`: makes a key by which anchors are signed.
struct AuditKey: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: "Makes a key for signing anchors (Ed25519) and shows its public half.",
    discussion: """
      Examples:
        aftercare audit key --to anchor.key

      Keep the file outside the database's machine or account; give the public half to whoever verifies.

      \(ExitStatuses.text(.usage, .unreadable, .fault))
      """)

  @Option(help: ArgumentHelp("The file for the private key; it must not exist.", valueName: "file"))
  var to: String

  func run() async throws {
    try await carryOut {
      guard !FileManager.default.fileExists(atPath: to) else {
        throw Failure(.usage, "that file exists already; a key is never overwritten.")
      }
      let key = AnchorKey()
      let isMade = FileManager.default.createFile(
        atPath: to, contents: Data((key.digits + "\n").utf8), attributes: [.posixPermissions: 0o600])
      guard isMade else { throw Failure(.unreadable, "the key file cannot be written.") }
      try Output.say(Hexadecimal.text(key.publicKey))
    }
  }
}
