import CaseFile
import CivilTime
internal import Database

/// Which rows of the ledger are those of some bodies, or nobody's.
///
/// A body's rows are found by key, one by one: reports of all bodies would read the whole ledger for each of them.
/// `offset 0` keeps the look-up as it is written.
enum LedgerSQL {
  /// The gaps that were open after a night, as it told of them.
  static func open(_ debtors: Debtors, after night: CivilDate) -> SQL {
    """
    select told.reference, told.rule, told.subject, told.severity, told.since, told.due, told.owed_by,
      told.why, told.facts, told.doubts, told.opened_on, told.cause, before.severity,
      told.opened_on = \(night.description)::date and exists (
        select from aftercare.gap as earlier
        where earlier.case_id = told.case_id and earlier.rule = told.rule and earlier.subject = told.subject
          and earlier.opened_on < told.opened_on),
      told.body
    from (
      select body, case_id, reference, rule, subject, severity, since, due, owed_by, why, facts, doubts, opened_on,
        case when changed_on is null then opened_by else changed_by end as cause,
        coalesce(changed_on, opened_on) as told_on
      from \(gaps(of: debtors, "closed_on > \(night.description)::date"))
      where coalesce(changed_on, opened_on) <= \(night.description)::date
      union all
      select body, case_id, reference, rule, subject, severity, since, due, owed_by, why, facts, doubts, opened_on,
        cause, from_on
      from \(past(of: debtors, in: "aftercare.gap_past"))
      cross join lateral \(reference(of: "said.case_id")) as file
      where until_on > \(night.description)::date and from_on <= \(night.description)::date
    ) as told
    left join lateral (
      select past.severity from aftercare.gap_past as past
      where past.case_id = told.case_id and past.rule = told.rule and past.subject = told.subject
        and past.until_on = told.told_on and told.told_on = \(night.description)::date
      offset 0) as before on true
    """
  }

  /// The gaps that a night found to be closed.
  static func closed(_ debtors: Debtors, by night: CivilDate) -> SQL {
    """
    select reference, rule, subject, severity, since, due, owed_by, why, facts, doubts, opened_on, closed_by,
      null, false, body
    from \(gaps(of: debtors, "closed_on = \(night.description)::date"))
    where opened_on < closed_on
    """
  }

  /// The clocks that ran after a night and open before a day.
  static func running(_ debtors: Debtors, after night: CivilDate, opening end: CivilDate) -> SQL {
    """
    select reference, rule, subject, opens, due, owed_by, body
    from \(clocks(of: debtors))
    where opens < \(end.description)::date and coalesce(noted_on, '-infinity') <= \(night.description)::date
    union all
    select reference, rule, subject, opens, due, owed_by, body
    from \(past(of: debtors, in: "aftercare.upcoming_past"))
    cross join lateral \(reference(of: "said.case_id")) as file
    where opens < \(end.description)::date
      and until_on > \(night.description)::date and from_on <= \(night.description)::date
    """
  }

  /// How many gaps were open from which night to which, by body and severity.
  static func spells(of debtors: Debtors, openAfter day: CivilDate) -> SQL {
    """
    select body, severity, from_on, until_on, count(*) as gaps
    from (
      select body, severity, coalesce(changed_on, opened_on) as from_on, closed_on as until_on
      from \(gaps(of: debtors, "closed_on > \(day.description)::date"))
      union all
      select body, severity, from_on, until_on from \(past(of: debtors, in: "aftercare.gap_past"))
      where until_on > \(day.description)::date
    ) as told
    group by body, severity, from_on, until_on
    """
  }

  /// All clocks that must be stopped, as `clock`.
  static func clocks(of debtors: Debtors) -> SQL {
    guard case .bodies(let bodies) = debtors else {
      return """
        (
          select null::text as body, file.reference, nobodys.* from aftercare.upcoming as nobodys
          cross join lateral \(reference(of: "nobodys.case_id")) as file
          where nobodys.owed_by = '{}') as clock
        """
    }
    return "(select * from aftercare.upcoming_owed where body = any (\(bodies.map(\.text))::text[])) as clock"
  }

  /// The gaps that are owed, or were when they closed, and whose `closed_on` meets a condition, as `gap`.
  private static func gaps(of debtors: Debtors, _ condition: SQL) -> SQL {
    guard case .bodies(let bodies) = debtors else {
      return """
        (
          select null::text as body, file.reference, nobodys.* from aftercare.gap as nobodys
          cross join lateral \(reference(of: "nobodys.case_id")) as file
          where nobodys.owed_by = '{}' and nobodys.\(condition)) as gap
        """
    }
    return """
      (
        select owed.body, owed.reference, owed_gap.* from aftercare.gap_owed as owed
        cross join lateral (
          select * from aftercare.gap as held
          where held.case_id = owed.case_id and held.rule = owed.rule and held.subject = owed.subject
            and held.closed_on = owed.closed_on
          offset 0) as owed_gap
        where owed.body = any (\(bodies.map(\.text))::text[]) and owed.\(condition)) as gap
      """
  }

  /// What the ledger said before, as `said`.
  private static func past(of debtors: Debtors, in table: SQL) -> SQL {
    guard case .bodies(let bodies) = debtors else {
      return "(select null::text as body, nobodys.* from \(table) as nobodys where owed_by = '{}') as said"
    }
    return """
      (
        select owing.body, told.* from \(table) as told cross join lateral unnest(told.owed_by) as owing (body)
        where owing.body = any (\(bodies.map(\.text))::text[])) as said
      """
  }

  /// The reference of a case, by its number.
  private static func reference(of number: SQL) -> SQL {
    "(select reference from aftercare.case_file as known where known.case_id = \(number) offset 0)"
  }
}
