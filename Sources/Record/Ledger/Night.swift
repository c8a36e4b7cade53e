package import CivilTime

/// A night that was judged, and what it came to.
package struct Night: Hashable, Sendable {
  package let on: CivilDate
  /// The version of rules and reference data.
  package let ruleSet: String
  package let lawOn: CivilDate
  /// When the directory that was used had last changed, as the database writes it.
  package let directoryChangedAt: String
  /// How many cases the register held.
  package var cases = 0
  package var lookedAt = 0
  package var opened = 0
  package var closed = 0
  package var stillOpen = 0
  /// How many cases could not be judged.
  package var unjudged = 0
  /// Whether the next night was due already when it was published.
  package var isLate = false
  /// Of how many cases a copy said something else than their facts; they were judged by their facts.
  package var contradicted = 0

  package init(on: CivilDate, ruleSet: String, lawOn: CivilDate, directoryChangedAt: String) {
    self.on = on
    self.ruleSet = ruleSet
    self.lawOn = lawOn
    self.directoryChangedAt = directoryChangedAt
  }
}
