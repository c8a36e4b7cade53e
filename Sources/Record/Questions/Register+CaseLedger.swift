package import CaseFile
package import CivilTime
internal import Database
internal import Rules

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
      return try connection.spells(of: number)
    }
  }

  /// What nights up to a day said of the gaps of a case, in order, as it stood after the last of them; nil where there
  /// is no such case for who asks.
  ///
  /// It is part of a question whose look another transaction notes.
  package func ledger(
    of reference: CaseReference, until night: CivilDate, as capacity: Capacity
  ) async throws -> [LedgerSpell]? {
    try await transaction(capacity, unaudited: .partOfADeed, isolation: .snapshot) { connection in
      guard let number = try connection.caseNumbers(reference).first else { return nil }
      return try connection.spells(of: number).compactMap { $0.asTold(on: night) }
    }
  }
}

extension Connection {
  /// All that nights ever said of the gaps of a case, in order.
  fileprivate func spells(of number: CaseID) throws -> [LedgerSpell] {
    try query(
      """
      select rule, subject, from_on, until_on, severity, since, owed_by, why, cause, null, opened_on, null
      from aftercare.gap_past
      where case_id = \(Int(number.rawValue))
      union all
      select rule, subject, coalesce(changed_on, opened_on), nullif(closed_on, 'infinity'), severity, since,
        owed_by, why,
        case when changed_on is null then opened_by else changed_by end, closed_by, opened_on,
        nullif(closed_on, 'infinity')
      from aftercare.gap
      where case_id = \(Int(number.rawValue)) and opened_on < closed_on
      order by from_on, rule, subject
      """
    ).map { row in
      LedgerSpell(
        key: GapKey(rule: RuleID(try row.text(0)), subject: try row.text(1)), from: row.day(2), until: row.date(3),
        severity: Severity(rawValue: try row.text(4)) ?? .critical, since: row.day(5), owedBy: try row.bodies(6),
        why: try row.text(7), cause: row[8].flatMap(GapCause.init(rawValue:)),
        closedBy: row[9].flatMap(GapCause.init(rawValue:)), openedOn: row.day(10), closedOn: row.date(11))
    }
  }
}
