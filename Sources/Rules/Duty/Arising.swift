import CivilTime

/// How and when the duty of one qualifying detention arose, as a day knows it.
struct Arising: Hashable {
  /// The day it arose: leaving hospital, or the first day of leave that counts.
  var day: CivilDate
  /// Whether it arose on leave.
  var onLeave: Bool
}
