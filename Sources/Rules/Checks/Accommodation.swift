import CaseFile
import CivilTime

/// Theme: accommodation.
extension Check {
  static let accommodation = [ac04]

  /// LGSCO 21 008 501a.
  static let ac04 = Check("AC-04") { day in
    for home in day.accommodationInUse {
      guard day.hasReached(home.notice?.given), !day.hasReached(home.notice?.moveOnArranged)
      else { continue }
      let isNear =
        home.notice?.leaveBy.map { day.hasReached($0 - day.settings[.moveOnCriticalDays]) } ?? false
      day.open(
        "accommodation:\(home.id)", .both, severity: isNear ? .critical : .high,
        facts: ["accommodation:\(home.id)"],
        "Notice was given that the home will end"
          + (home.notice?.leaveBy.map { " by \($0.spoken)" } ?? "")
          + ", and no next home is arranged.")
    }
  }
}
