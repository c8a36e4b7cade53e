package import CivilTime

/// A night that one run has taken: until another takes it over, it alone writes the night.
package struct NightClaim: Hashable, Sendable {
  package let on: CivilDate
  /// Every claim of any night has a higher one than those before it.
  let fence: Int
  /// How often the night was begun since it was due, from 1.
  package let attempt: Int
  /// What the session that writes is called, before the fence.
  static let writerName = "aftercare night "
  /// As the database writes it.
  let startedAt: String
  /// For how many seconds the claim holds without being renewed.
  package let leaseSeconds: Int

  /// What became of a claim.
  package enum Standing: Hashable, Sendable {
    /// Nobody took it over yet.
    case held
    /// By it the night was published.
    case published
    /// Another run took the night over.
    case lost
  }

  /// Whether the night was begun before and not ended.
  package var isResumed: Bool { attempt > 1 }
}

/// A night by the calendar.
package struct NightTimes: Hashable, Sendable {
  package let on: CivilDate
  /// When its hour comes, in seconds since 1970.
  package let due: Int64
  /// When the hour of the next night comes: published from then on it is late.
  package let late: Int64

  package init(on: CivilDate, due: Int64, late: Int64) {
    (self.on, self.due, self.late) = (on, due, late)
  }
}
