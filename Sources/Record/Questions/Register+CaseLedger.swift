package import CaseFile
package import CivilTime
internal import Database
package import Rules

/// What the ledger said of a gap from one night to another.
package struct LedgerSpell: Hashable, Sendable {
  package let key: GapKey
  /// The first night on which it said so.
  package let from: CivilDate
  /// The first night on which it did not; nil while it does.
  package let until: CivilDate?
  package let severity: Severity
  package let owedBy: [BodyCode]
  package let why: String
  /// What made it say so; nil where that was not kept.
  package let cause: GapCause?
  /// What closed the gap; nil where something else ended this.
  package let closedBy: GapCause?
  /// The night that found the gap first.
  package let openedOn: CivilDate
  /// The night that found it no more; nil while it is open, or where this ended before.
  package let closedOn: CivilDate?

  package init(
    key: GapKey, from: CivilDate, until: CivilDate?, severity: Severity, owedBy: [BodyCode], why: String,
    cause: GapCause?, closedBy: GapCause?, openedOn: CivilDate, closedOn: CivilDate?
  ) {
    (self.key, self.from, self.until, self.severity) = (key, from, until, severity)
    (self.owedBy, self.why, self.cause, self.closedBy) = (owedBy, why, cause, closedBy)
    (self.openedOn, self.closedOn) = (openedOn, closedOn)
  }
}

extension Register {
  /// All that nights ever said of the gaps of a case, in order; nil where there is no such case for who asks.
  package func ledger(of reference: CaseReference, as capacity: Capacity) async throws -> [LedgerSpell]? {
    try await transaction(capacity, doing: Deed(.look), isolation: .repeatableRead) { connection, deed in
      let cases = try connection.caseNumbers(reference)
      guard let number = cases.first else {
        deed = deed.with("found", .count(0))
        return nil
      }
      deed = deed.on(cases)
      return try connection.query(
        """
        select rule, subject, from_on, until_on, severity, owed_by, why, cause, null, opened_on, null
        from aftercare.gap_past
        where case_id = \(Int(number.rawValue))
        union all
        select rule, subject, coalesce(changed_on, opened_on), nullif(closed_on, 'infinity'), severity, owed_by, why,
          case when changed_on is null then opened_by else changed_by end, closed_by, opened_on,
          nullif(closed_on, 'infinity')
        from aftercare.gap
        where case_id = \(Int(number.rawValue)) and opened_on < closed_on
        order by from_on, rule, subject
        """
      ).map { row in
        LedgerSpell(
          key: GapKey(rule: RuleID(try row.text(0)), subject: try row.text(1)), from: row.day(2),
          until: row.date(3), severity: Severity(rawValue: try row.text(4)) ?? .critical,
          owedBy: try row.bodies(5), why: try row.text(6), cause: row[7].flatMap(GapCause.init(rawValue:)),
          closedBy: row[8].flatMap(GapCause.init(rawValue:)), openedOn: row.day(9), closedOn: row.date(10))
      }
    }
  }
}
