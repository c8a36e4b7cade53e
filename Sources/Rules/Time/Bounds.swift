import CivilTime

/// The days around a judgement on which it would have come out the same.
///
/// Every comparison of a day with the day judged leaves its mark here: `lower` is the latest day that had been
/// reached, `upper` the earliest that had not. Between them no comparison could have gone the other way.
struct Bounds: Hashable, Sendable {
  var lower = CivilDate.distantPast
  /// The first day on which the judgement could differ.
  var upper = CivilDate.distantFuture

  /// Whether the judgement would have come out the same on a day.
  func contain(_ day: CivilDate) -> Bool { lower <= day && day < upper }

  /// The days on which neither this judgement nor another would have come out differently.
  @inline(__always)
  func narrowed(to other: Bounds) -> Bounds {
    Bounds(lower: max(lower, other.lower), upper: min(upper, other.upper))
  }
}

/// A value and the days on which it holds.
struct Known<Value> {
  let value: Value
  let bounds: Bounds
}
