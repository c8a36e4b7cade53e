/// A run of days: `start` is the first day, `end` the first day on which it no longer holds.
public struct Period: Hashable, Sendable {
  public var start: CivilDate
  /// Nil where the period goes on.
  public var end: CivilDate?

  public init(start: CivilDate, end: CivilDate?) {
    self.start = start
    self.end = end
  }

  /// Whether the day lies in the period (a period that ends as it starts holds on no day).
  public func contains(_ day: CivilDate) -> Bool {
    guard start <= day else { return false }
    return end.map { day < $0 } ?? true
  }
}
