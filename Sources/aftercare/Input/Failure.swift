import ArgumentParser
import CaseFile
import Foundation

/// Why a command could not do what it was asked, and with which status it ends (sysexits.h).
struct Failure: Error {
  enum Status: Int32 {
    /// No such person, or more than one; of the discharge check alone.
    case notOnePerson = 4
    case usage = 64
    case unfit = 65
    case unreadable = 66
    case unavailable = 69
    case fault = 70
    /// The connection was lost in a commit: nobody can say whether the change was made.
    case unknown = 74
    /// The case was changed since, or others keep changing it: look again, and try again.
    case stale = 75
    case denied = 77
  }

  let status: Status
  /// What happened and what would mend it; never a person's details.
  let message: String

  init(_ status: Status, _ message: String) {
    self.status = status
    self.message = message
  }
}

extension Failure {
  /// A file of which every fault is named.
  init(_ unfit: UnfitFile, in name: String) {
    let lines = unfit.faults.map { "  \($0)" }.joined(separator: "\n")
    let count = unfit.faults.count == 1 ? "1 fault" : "\(unfit.faults.count) faults"
    self.init(.unfit, "\(name) does not fit the format; nothing of it was used (\(count)):\n\(lines)")
  }
}

/// Writes to standard error.
enum Notice {
  static func say(_ text: String) { write(Array((text + "\n").utf8)) }

  /// Writes lines as they are.
  static func write(_ lines: [UInt8]) {
    // Where nobody hears, the exit status still tells.
    if !lines.isEmpty { try? FileHandle.standardError.write(contentsOf: Data(lines)) }
  }

  /// Suggests what to ask next, to a person at a terminal; a script has no use for it.
  static func suggest(_ command: String, _ why: String? = nil) {
    if isatty(STDERR_FILENO) == 1 { say("Next: \(command)" + (why.map { " (\($0))" } ?? "")) }
  }
}

extension AsyncParsableCommand {
  /// Does the work, and on a failure says why and ends with its status.
  func carryOut(_ work: () async throws -> Void) async throws {
    do {
      try await work()
    } catch let failure as Failure {
      Notice.say("aftercare: \(failure.message)")
      throw ExitCode(failure.status.rawValue)
    }
  }
}
