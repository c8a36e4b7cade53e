package import CivilTime

/// A night that was judged, and what it came to.
package struct Night: Hashable, Sendable {
  package let on: CivilDate
  /// The version of rules and reference data.
  package let ruleSet: String
  package let lawOn: CivilDate
  package let startedAt: Instant
  /// How many cases the register held.
  package var cases = 0
  package var lookedAt = 0
  package var opened = 0
  package var closed = 0
  package var stillOpen = 0

  package init(on: CivilDate, ruleSet: String, lawOn: CivilDate, startedAt: Instant) {
    self.on = on
    self.ruleSet = ruleSet
    self.lawOn = lawOn
    self.startedAt = startedAt
  }
}
