import CivilTime

/// Where the duty stands on a day.
struct Standing: Hashable {
  var state: Duty.State
  /// The day on which a valid ending took effect, in the state `endedJointDecision` (also beneath a death).
  var ended: CivilDate?
}
