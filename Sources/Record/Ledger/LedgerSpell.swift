package import CaseFile
package import CivilTime
package import Rules

/// What the ledger said of a gap from one night to another.
package struct LedgerSpell: Hashable, Sendable {
  package let key: GapKey
  /// The first night on which it said so.
  package let from: CivilDate
  /// The first night on which it did not; nil while it does.
  package private(set) var until: CivilDate?
  package let severity: Severity
  /// The day since which the gap is open by the rules, as it was told then.
  package let since: CivilDate
  package let owedBy: [BodyCode]
  package let why: String
  /// What made it say so; nil where that was not kept.
  package let cause: GapCause?
  /// What closed the gap; nil where something else ended this.
  package private(set) var closedBy: GapCause?
  /// The night that found the gap first.
  package let openedOn: CivilDate
  /// The night that found it no more; nil while it is open, or where this ended before.
  package private(set) var closedOn: CivilDate?

  package init(
    key: GapKey, from: CivilDate, until: CivilDate?, severity: Severity, since: CivilDate, owedBy: [BodyCode],
    why: String, cause: GapCause?, closedBy: GapCause?, openedOn: CivilDate, closedOn: CivilDate?
  ) {
    (self.key, self.from, self.until, self.severity, self.since) = (key, from, until, severity, since)
    (self.owedBy, self.why, self.cause, self.closedBy) = (owedBy, why, cause, closedBy)
    (self.openedOn, self.closedOn) = (openedOn, closedOn)
  }

  /// The same as it stood after a night, which knew nothing of later ones; nil where only a later one said it.
  package func asTold(on night: CivilDate) -> LedgerSpell? {
    guard from <= night else { return nil }
    var told = self
    if let until, until > night { (told.until, told.closedOn, told.closedBy) = (nil, nil, nil) }
    return told
  }
}
