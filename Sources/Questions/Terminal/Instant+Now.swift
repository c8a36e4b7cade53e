package import CivilTime
import Foundation

extension Instant {
  /// This moment, to the second, as a clock in London shows it.
  package static var now: Instant {
    let second = Int64(Date().timeIntervalSince1970)
    let offset = LondonClock.offsetSeconds(atSecond: second)
    return Instant(microseconds: second * 1_000_000, offsetMinutes: Int16(offset / 60))
  }
}
