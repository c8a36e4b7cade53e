/// A day of the calendar, as the law counts days: no clock, no time zone.
///
/// Days are civil dates of Europe/London wherever a rule speaks of them.
public struct CivilDate: Hashable, Sendable {
  /// Days since 1970-01-01, which is day 0.
  public let dayNumber: Int32

  @inlinable
  public init(dayNumber: Int32) {
    self.dayNumber = dayNumber
  }

  /// The day so named, or nil where the calendar has no such day (proleptic Gregorian, years 0 to 9999).
  public init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CivilDate.daysIn(month: month, of: year)
    else { return nil }
    self.init(dayNumber: CivilDate.dayNumber(year: year, month: month, day: day))
  }

  /// Before every day that a record can hold.
  public static let distantPast = CivilDate(dayNumber: .min)
  /// After every day that a record can hold.
  public static let distantFuture = CivilDate(dayNumber: .max)
}

extension CivilDate: Comparable {
  @inlinable
  public static func < (left: CivilDate, right: CivilDate) -> Bool {
    left.dayNumber < right.dayNumber
  }
}

extension CivilDate {
  /// The day so many days later; earlier where `days` is negative. Stops at the ends of time.
  @inlinable
  public static func + (date: CivilDate, days: Int) -> CivilDate {
    CivilDate(dayNumber: Int32(clamping: Int(date.dayNumber) + days))
  }

  /// The day so many days earlier.
  @inlinable
  public static func - (date: CivilDate, days: Int) -> CivilDate {
    CivilDate(dayNumber: Int32(clamping: Int(date.dayNumber) - days))
  }

  /// The number of days from `start` to `end`; negative where `end` is the earlier.
  @inlinable
  public static func days(from start: CivilDate, to end: CivilDate) -> Int {
    Int(end.dayNumber) - Int(start.dayNumber)
  }

  @inlinable public var next: CivilDate { self + 1 }
  @inlinable public var previous: CivilDate { self - 1 }
}
