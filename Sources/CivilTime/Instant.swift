/// A moment, and how it was written: with which offset from UTC (RFC 3339).
public struct Instant: Hashable, Sendable {
  /// Microseconds since 1970-01-01T00:00:00Z.
  public let microseconds: Int64
  /// Minutes east of UTC as written; nil where it was written with `Z`.
  public let offsetMinutes: Int16?

  public init(microseconds: Int64, offsetMinutes: Int16?) {
    self.microseconds = microseconds
    self.offsetMinutes = offsetMinutes
  }

  /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
  public var seconds: Int64 {
    microseconds >= 0 ? microseconds / 1_000_000 : -((-microseconds + 999_999) / 1_000_000)
  }

  /// The day in London when it happened.
  public var londonDate: CivilDate {
    LondonClock.date(atSecond: seconds)
  }

  /// The moment so many elapsed hours later, whatever the clocks did.
  public func adding(hours: Int) -> Instant {
    Instant(microseconds: microseconds + Int64(hours) * 3_600_000_000, offsetMinutes: offsetMinutes)
  }
}

extension Instant: Comparable {
  public static func < (left: Instant, right: Instant) -> Bool {
    left.microseconds < right.microseconds
  }
}
