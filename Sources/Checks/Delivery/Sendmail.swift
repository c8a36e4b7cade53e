import Foundation

/// A program that takes a message on its standard input, as sendmail does with -i -t.
struct Sendmail: Sendable {
  let path: String
  /// Longer than any spool takes to accept a message.
  static let patience = 60.0

  /// How the program ended.
  enum Outcome {
    case accepted, refused
    /// It did not end, or was ended: nobody knows whether the message is on its way.
    case unknown
  }

  /// Hands a message over; whom it is for stands in it alone, never among the arguments.
  func send(_ message: String) -> Outcome {
    let program = Process()
    program.executableURL = URL(filePath: path)
    program.arguments = ["-i", "-t"]
    let pipe = Pipe()
    program.standardInput = pipe
    program.standardOutput = FileHandle.nullDevice
    program.standardError = FileHandle.nullDevice
    do {
      // A message is smaller than a pipe holds: written before anybody can have closed the other end.
      try pipe.fileHandleForWriting.write(contentsOf: Data(message.utf8))
      try pipe.fileHandleForWriting.close()
      try program.run()
    } catch {
      return .refused
    }
    let end = Date(timeIntervalSinceNow: Self.patience)
    while program.isRunning, Date() < end { Thread.sleep(forTimeInterval: 0.02) }
    guard !program.isRunning else {
      program.terminate()
      return .unknown
    }
    guard program.terminationReason == .exit else { return .unknown }
    return program.terminationStatus == 0 ? .accepted : .refused
  }
}
