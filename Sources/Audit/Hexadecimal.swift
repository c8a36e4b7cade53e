internal import CivilTime

/// Bytes as hexadecimal digits.
package enum Hexadecimal {
  private static let digits = Array("0123456789abcdef".utf8)

  package static func text(_ bytes: some Sequence<UInt8>) -> String {
    String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// The bytes for which small digits stand; nil for anything else.
  package static func bytes(_ text: some StringProtocol) -> [UInt8]? {
    var bytes: [UInt8] = []
    var high: UInt8?
    for character in text.utf8 {
      let digit: UInt8
      switch character {
      case 0x30...0x39: digit = character - 0x30
      case 0x61...0x66: digit = character - 0x61 + 10
      default: return nil
      }
      if let first = high {
        bytes.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    return high == nil ? bytes : nil
  }
}

/// The trail's times: microseconds since 2000, as PostgreSQL sends them.
enum TrailTime {
  /// From 1970 to 2000.
  fileprivate static let epoch: Int64 = 946_684_800_000_000

  /// In UTC, to the microsecond.
  static func text(_ at: Int64) -> String {
    let (sum, overflows) = at.addingReportingOverflow(epoch)
    guard !overflows, abs(sum) < 250_000_000_000_000_000 else { return "beyond all calendars" }
    return "\(Instant(microseconds: sum, offsetMinutes: nil))"
  }
}

extension TrailTime {
  /// The moment that a text in UTC stands for; nil where it is none.
  static func moment(_ text: String) -> Int64? {
    Instant(text).map { $0.microseconds - epoch }
  }
}
