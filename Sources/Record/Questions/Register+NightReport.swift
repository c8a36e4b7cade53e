package import CaseFile
package import CivilTime
internal import Database
import Rules

/// What a night said, as it said it, however the ledger went on.
extension Register {
  /// The gaps of a body, or of nobody, that were open after a night.
  package func gaps(
    owedBy body: BodyCode?, asOf night: CivilDate, as capacity: Capacity
  ) async throws -> [ToldGap] {
    let deed = Deed(.report).with("body", body.map(DeedDetail.body) ?? .word("nobody"))
      .with("night", .day(night))
    return try await transaction(capacity, doing: deed, isolation: .repeatableRead) { connection, deed in
      let gaps = try connection.query(
        """
        select file.reference, told.rule, told.subject, told.severity, told.since, told.due, told.owed_by,
          told.why, told.facts, told.doubts, told.opened_on, told.cause, before.severity,
          told.opened_on = \(night.description)::date and exists (
            select from aftercare.gap as earlier
            where earlier.case_id = told.case_id and earlier.rule = told.rule and earlier.subject = told.subject
              and earlier.opened_on < told.opened_on)
        from \(LedgerSQL.told(on: night, to: body)) as told
        cross join lateral \(LedgerSQL.reference(of: "told.case_id")) as file
        left join lateral (
          select past.severity from aftercare.gap_past as past
          where past.case_id = told.case_id and past.rule = told.rule and past.subject = told.subject
            and past.until_on = told.told_on and told.told_on = \(night.description)::date
          offset 0) as before on true
        """
      ).map { try ToldGap($0) }
      deed = deed.with("gaps", .count(gaps.count))
      return gaps
    }
  }

  /// The gaps of a body, or of nobody, that a night found to be closed.
  package func gaps(
    owedBy body: BodyCode?, closedOn night: CivilDate, as capacity: Capacity
  ) async throws -> [ToldGap] {
    try await transaction(capacity, unaudited: .partOfADeed, isolation: .snapshot) { connection in
      try connection.query(
        """
        select file.reference, gap.rule, gap.subject, gap.severity, gap.since, gap.due, gap.owed_by,
          gap.why, gap.facts, gap.doubts, gap.opened_on, gap.closed_by, null, false
        from \(LedgerSQL.gaps(of: body, "closed_on = \(night.description)::date"))
        cross join lateral \(LedgerSQL.reference(of: "gap.case_id")) as file
        where gap.opened_on < gap.closed_on
        """
      ).map { try ToldGap($0) }
    }
  }

  /// The clocks of a body, or of nobody, that ran after a night.
  package func clocks(
    owedBy body: BodyCode?, asOf night: CivilDate, as capacity: Capacity
  ) async throws -> [OwedClock] {
    try await transaction(capacity, unaudited: .partOfADeed, isolation: .snapshot) { connection in
      try connection.query(
        """
        select file.reference, clock.rule, clock.subject, clock.opens, clock.due, clock.owed_by
        from (
          select ran.case_id, rule, subject, opens, due, owed_by from \(LedgerSQL.clocks(of: body))
          where coalesce(ran.noted_on, '-infinity') <= \(night.description)::date
          union all
          select case_id, rule, subject, opens, due, owed_by from aftercare.upcoming_past as told
          where until_on > \(night.description)::date and from_on <= \(night.description)::date
            and \(LedgerSQL.owed(by: body))
        ) as clock
        cross join lateral \(LedgerSQL.reference(of: "clock.case_id")) as file
        """
      ).map { try OwedClock($0) }
    }
  }

  /// How many live duties each body owed after a night, as the council or as the NHS body.
  package func liveDuties(asOf night: CivilDate, as capacity: Capacity) async throws -> [BodyCode: Int] {
    try await transaction(capacity, unaudited: .partOfADeed, isolation: .snapshot) { connection in
      let rows = try connection.query(
        """
        select body, count(*)
        from \(ToldSQL.determinations(after: night)) as said
        cross join lateral (values (council), (nullif(nhs_statutory, council))) as owing (body)
        where duty_state in ('live', 'live_on_leave') and body is not null
        group by body
        """)
      return Dictionary(
        uniqueKeysWithValues: try rows.map { (BodyCode(try $0.text(0)) ?? .blank, try $0.int(1)) })
    }
  }
}

/// Which rows of the ledger are a body's, or nobody's.
///
/// A body's rows are found by key, one by one: reports of all bodies would read the whole ledger for each of them.
/// `offset 0` keeps the look-up as it is written.
enum LedgerSQL {
  /// The gaps that it owes or owed when they closed and whose `closed_on` meets a condition, as `gap`.
  static func gaps(of body: BodyCode?, _ condition: SQL) -> SQL {
    guard let body else { return "(select * from aftercare.gap where owed_by = '{}' and \(condition)) as gap" }
    return """
      (
        select owed_gap.* from aftercare.gap_owed as owed
        cross join lateral (
          select * from aftercare.gap as held
          where held.case_id = owed.case_id and held.rule = owed.rule and held.subject = owed.subject
            and held.closed_on = owed.closed_on
          offset 0) as owed_gap
        where owed.body = \(body.text) and owed.\(condition)) as gap
      """
  }

  /// What was said of its open gaps after a night.
  static func told(on night: CivilDate, to body: BodyCode?) -> SQL {
    """
    (
      select case_id, rule, subject, severity, since, due, owed_by, why, facts, doubts, opened_on,
        case when changed_on is null then opened_by else changed_by end as cause,
        coalesce(changed_on, opened_on) as told_on
      from \(gaps(of: body, "closed_on > \(night.description)::date"))
      where coalesce(changed_on, opened_on) <= \(night.description)::date
      union all
      select case_id, rule, subject, severity, since, due, owed_by, why, facts, doubts, opened_on, cause, from_on
      from aftercare.gap_past as told
      where until_on > \(night.description)::date and from_on <= \(night.description)::date and \(owed(by: body))
    )
    """
  }

  /// The reference of a case, by its number.
  static func reference(of number: SQL) -> SQL {
    "(select reference from aftercare.case_file as known where known.case_id = \(number) offset 0)"
  }

  /// All clocks that it must stop, as `ran`.
  static func clocks(of body: BodyCode?) -> SQL {
    guard let body else { return "(select * from aftercare.upcoming where owed_by = '{}') as ran" }
    return """
      (
        select owed_clock.* from aftercare.upcoming_owed as owed
        cross join lateral (
          select * from aftercare.upcoming as held
          where held.case_id = owed.case_id and held.rule = owed.rule and held.subject = owed.subject
          offset 0) as owed_clock
        where owed.body = \(body.text)) as ran
      """
  }

  /// Whether it owed what the row `told` says.
  static func owed(by body: BodyCode?) -> SQL {
    guard let body else { return "told.owed_by = '{}'" }
    return "told.owed_by @> array[\(body.text)]::text[]"
  }
}
