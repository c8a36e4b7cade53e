internal import CivilTime

/// PostgreSQL counts days and microseconds from 2000-01-01; the product from 1970-01-01.
enum WireTime {
  private static let days: Int32 = 10_957
  private static let microseconds: Int64 = 946_684_800_000_000

  /// A day as PostgreSQL counts; the ends of time are its infinities.
  static func day(_ date: CivilDate) -> Int32 {
    switch date {
    case .distantFuture: .max
    case .distantPast: .min
    default: date.dayNumber - days
    }
  }

  static func date(_ day: Int32) -> CivilDate {
    switch day {
    case .max: .distantFuture
    case .min: .distantPast
    default: CivilDate(dayNumber: Int32(clamping: Int64(day) + Int64(days)))
    }
  }

  static func timestamp(_ microsecond: Int64) -> Int64 { microsecond - microseconds }

  static func instant(_ timestamp: Int64, offset: Int16?) -> Instant {
    let (sum, overflow) = timestamp.addingReportingOverflow(microseconds)
    return Instant(microseconds: overflow ? timestamp : sum, offsetMinutes: offset)
  }
}
