import ArgumentParser
import CivilTime
import Foundation

/// Standard output, where a lost byte is an error.
enum Output {
  /// Writes the whole text.
  ///
  /// - Throws: `Failure` where it cannot be written, as on a full disk.
  static func write(_ text: String) throws { try write(Array(text.utf8)) }

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
  fileprivate var isBrokenPipe: Bool {
    let error = self as NSError
    let underlying = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
    return underlying.domain == NSPOSIXErrorDomain && underlying.code == Int(EPIPE)
  }
}

extension Instant {
  /// This moment, to the second, as a clock in London shows it.
  static var now: Instant {
    let second = Int64(Date().timeIntervalSince1970)
    let offset = LondonClock.offsetSeconds(atSecond: second)
    return Instant(microseconds: second * 1_000_000, offsetMinutes: Int16(offset / 60))
  }
}
