import ArgumentParser
import Foundation

/// Standard output, where a lost byte is an error.
enum Output {
  /// Writes the whole text.
  ///
  /// - Throws: `Failure` where it cannot be written, as on a full disk.
  static func write(_ text: String) throws { try write(Array(text.utf8)) }

  /// Writes a line.
  ///
  /// - Throws: `Failure` where it cannot be written.
  static func say(_ line: String) throws { try write(line + "\n") }

  /// Writes all bytes.
  ///
  /// - Throws: `Failure` where they cannot be written.
  static func write(_ bytes: [UInt8]) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    } catch {
      // Whoever stopped reading knows it: as of any filter, nothing is said, and the status is that of the signal.
      if error.isBrokenPipe { throw ExitCode(141) }
      throw Failure(.fault, "the answer could not be written to standard output.")
    }
  }
}

extension Error {
  /// Foundation wraps what the system said in errors of its own.
  fileprivate var isBrokenPipe: Bool {
    let error = self as NSError
    if error.domain == NSPOSIXErrorDomain { return error.code == Int(EPIPE) }
    return (error.userInfo[NSUnderlyingErrorKey] as? any Error)?.isBrokenPipe ?? false
  }
}
