package import CaseFile
import CivilTime
internal import Database
package import Rules

extension Register {
  /// Accepts an open gap for the body of who asks. An acceptance that stood before ends; the same again changes nothing.
  package func accept(_ asked: AcceptanceRequest, as capacity: Capacity) async throws -> AcceptanceOutcome {
    let deed = Deed(.gapAccepted).with("rule", .rule(asked.rule)).with("until", .day(asked.until))
    return try await transaction(capacity, doing: deed) { connection, deed in
      let cases = try connection.caseNumbers(asked.reference)
      guard let number = cases.first else { return .noSuchCase }
      deed = deed.on(cases)
      guard try connection.owesOpenGap(number, asked) else { return .noSuchGap }
      guard try !connection.isAccepted(number, asked) else { return .accepted }
      _ = try connection.endAcceptance(number, asked.rule, asked.subject)
      _ = try connection.query(
        """
        insert into aftercare.gap_acceptance (
          case_id, rule, subject, body, accepted_by, reason, accepted_on, until, recorded_by)
        values (
          \(Int(number.rawValue)), \(asked.rule.text), \(asked.subject),
          split_part(current_setting('aftercare.bodies'), ',', 1), \(asked.acceptedBy), \(asked.reason),
          \(asked.acceptedOn.description)::date, \(asked.until.description)::date,
          current_setting('aftercare.actor'))
        """)
      return .accepted
    }
  }

  /// Ends an acceptance of the body of who asks before its day; false where there is none.
  package func endAcceptance(
    of rule: RuleID, _ subject: String, in reference: CaseReference, as capacity: Capacity
  ) async throws -> Bool {
    let deed = Deed(.acceptanceEnded).with("rule", .rule(rule))
    return try await transaction(capacity, doing: deed) { connection, deed in
      let cases = try connection.caseNumbers(reference)
      guard let number = cases.first else { return false }
      deed = deed.on(cases)
      let isEnded = try connection.endAcceptance(number, rule, subject)
      deed = deed.with("ended", .flag(isEnded))
      return isEnded
    }
  }

  /// All acceptances of a case, or of all cases, in order; also such as hold no more.
  package func acceptances(
    of reference: CaseReference? = nil, as capacity: Capacity
  ) async throws -> [GapAcceptance] {
    try await transaction(capacity, unaudited: .partOfADeed, isolation: .snapshot) { connection in
      try connection.query(
        """
        select file.reference, given.rule, given.subject, given.body, given.accepted_by, given.reason,
          given.accepted_on, given.until,
          case when given.ended_at < 'infinity' then (given.ended_at at time zone 'Europe/London')::date end
        from aftercare.gap_acceptance as given
        join aftercare.case_file as file on file.case_id = given.case_id
        where \(reference?.text)::text is null or file.reference = \(reference?.text)
        order by file.reference, given.recorded_at
        """
      ).map { row in
        GapAcceptance(
          reference: CaseReference(unchecked: try row.text(0)), rule: RuleID(try row.text(1)),
          subject: try row.text(2), body: BodyCode(try row.text(3)) ?? .blank, acceptedBy: try row.text(4),
          reason: try row.text(5), acceptedOn: row.day(6), until: row.day(7), endedOn: row.date(8))
      }
    }
  }
}

extension Connection {
  private static let askingBodies: SQL = "string_to_array(current_setting('aftercare.bodies'), ',')"

  fileprivate func owesOpenGap(_ number: CaseID, _ asked: AcceptanceRequest) throws -> Bool {
    try query(
      """
      select exists (
        select from aftercare.gap_owed
        where case_id = \(Int(number.rawValue)) and rule = \(asked.rule.text) and subject = \(asked.subject)
          and closed_on = 'infinity' and body = any (\(Connection.askingBodies)))
      """)[0].bool(0)
  }

  /// Whether the very same stands already, as where it is sent again because the answer was lost.
  fileprivate func isAccepted(_ number: CaseID, _ asked: AcceptanceRequest) throws -> Bool {
    try query(
      """
      select exists (
        select from aftercare.gap_acceptance
        where case_id = \(Int(number.rawValue)) and rule = \(asked.rule.text) and subject = \(asked.subject)
          and body = split_part(current_setting('aftercare.bodies'), ',', 1) and ended_at = 'infinity'
          and accepted_by = \(asked.acceptedBy) and reason = \(asked.reason)
          and accepted_on = \(asked.acceptedOn.description)::date and until = \(asked.until.description)::date)
      """)[0].bool(0)
  }

  fileprivate func endAcceptance(_ number: CaseID, _ rule: RuleID, _ subject: String) throws -> Bool {
    try query(
      """
      update aftercare.gap_acceptance
      set ended_at = clock_timestamp(), ended_by = current_setting('aftercare.actor')
      where case_id = \(Int(number.rawValue)) and rule = \(rule.text) and subject = \(subject)
        and ended_at = 'infinity' and body = any (\(Connection.askingBodies))
      returning 1
      """
    ).count > 0
  }
}
