package import CaseFile
package import CivilTime
package import Rules

/// A gap that a body owes, with its case.
package struct OwedGap: Hashable, Sendable {
  package let reference: CaseReference
  package let gap: LedgerGap
  /// The night that found it first.
  package let openedOn: CivilDate
}

/// A gap as a night told of it.
package struct ToldGap: Hashable, Sendable {
  package let owed: OwedGap
  /// What made it open, change or close; nil where that was not kept yet.
  package let cause: GapCause?
  /// How bad it was the night before, where that night said something else of it.
  package let severityBefore: Severity?
  /// Whether it opened on that night and had been closed before.
  package let isReopened: Bool
}

/// A running clock that a body must stop in time, with its case.
package struct OwedClock: Hashable, Sendable {
  package let reference: CaseReference
  package let upcoming: LedgerUpcoming
}

/// Which gaps or clocks of a body to list.
package struct OwedFilter: Hashable, Sendable {
  /// The bodies that owe, the present one and those that it succeeded.
  package var bodies: [BodyCode]
  /// The beginning of the rule's name: `CP-` for care planning; empty for all.
  package var theme = ""
  /// These severities only; empty for all.
  package var severities: [Severity] = []
  /// Due before that day only; nil for all.
  package var dueBefore: CivilDate?
  /// At most so many.
  package var limit = 1_000
  /// Passing over so many.
  package var offset = 0

  package init(bodies: [BodyCode]) {
    self.bodies = bodies
  }
}

/// How many gaps a body had on a night.
package struct OwedTotal: Hashable, Sendable {
  package let severity: Severity
  /// Opened by that night.
  package var new = 0
  /// Open before it and after it.
  package var stillOpen = 0
  /// Closed by that night.
  package var closed = 0
}
