import CaseFile
import CivilTime
internal import Database

/// What the ledger told after a night, however it went on.
///
/// Gaps are looked up case by case: `offset 0` keeps the look-up as it is written. A body's cases are found by key, for
/// a report of one body would read the whole ledger.
enum LedgerSQL {
  /// The gaps that were open after a night, as it told of them, and those that it found to be closed; by check, the longest
  /// standing first.
  static func gaps(of debtors: Debtors, toldBy night: CivilDate) -> SQL {
    """
    select file.reference, told.rule, told.subject, told.severity, told.since, told.due, told.owed_by,
      told.why, told.facts, told.doubts, told.opened_on, told.cause, before.severity,
      not told.is_closed and told.opened_on = \(night.description)::date and exists (
        select from aftercare.gap as earlier
        where earlier.case_id = file.case_id and earlier.rule = told.rule and earlier.subject = told.subject
          and earlier.opened_on < told.opened_on),
      told.is_closed
    from \(cases(of: debtors, since: night)) as file
    cross join lateral (
      select rule, subject, severity, since, due, owed_by, why, facts, doubts, opened_on,
        case when closed_on = \(night.description)::date then closed_by
          when changed_on is null then opened_by else changed_by end as cause,
        case when closed_on > \(night.description)::date then coalesce(changed_on, opened_on) end as told_on,
        closed_on = \(night.description)::date as is_closed
      from aftercare.gap as held
      where held.case_id = file.case_id and closed_on >= \(night.description)::date and opened_on < closed_on
        and coalesce(changed_on, opened_on) <= \(night.description)::date
      union all
      select rule, subject, severity, since, due, owed_by, why, facts, doubts, opened_on, cause, from_on, false
      from aftercare.gap_past as past
      where past.case_id = file.case_id and until_on > \(night.description)::date
        and from_on <= \(night.description)::date
      offset 0) as told
    left join lateral (
      select past.severity from aftercare.gap_past as past
      where past.case_id = file.case_id and past.rule = told.rule and past.subject = told.subject
        and past.until_on = told.told_on and told.told_on = \(night.description)::date
      offset 0) as before on true
    where \(owe(debtors, "told.owed_by"))
    order by told.rule, told.since, file.reference, told.subject
    """
  }

  /// The clocks that ran after a night and open before a day, the soonest first.
  static func clocks(of debtors: Debtors, after night: CivilDate, opening end: CivilDate) -> SQL {
    """
    select reference, rule, subject, opens, due, owed_by
    from (
      select reference, rule, subject, opens, due, owed_by
      from \(clocks(of: debtors))
      where opens < \(end.description)::date and coalesce(noted_on, '-infinity') <= \(night.description)::date
      union all
      select reference, rule, subject, opens, due, owed_by
      from aftercare.upcoming_past as past
      cross join lateral (
        select reference from aftercare.case_file as known where known.case_id = past.case_id offset 0) as file
      where opens < \(end.description)::date
        and until_on > \(night.description)::date and from_on <= \(night.description)::date
        and \(owe(debtors, "owed_by"))) as told
    order by opens, reference, rule, subject
    """
  }

  /// How many gaps were open from which night to which, by body and severity.
  static func spells(of debtors: Debtors, openAfter day: CivilDate) -> SQL {
    """
    select owing.body, told.severity, told.from_on, told.until_on, sum(told.gaps) as gaps
    from (
      select owed_by, severity, from_on, until_on, count(*) as gaps
      from (
        select owed_by, severity, coalesce(changed_on, opened_on) as from_on, closed_on as until_on
        from \(gaps(of: debtors, openAfter: day))
        union all
        select owed_by, severity, from_on, until_on from aftercare.gap_past
        where until_on > \(day.description)::date and \(owe(debtors, "owed_by"))
      ) as spell
      group by owed_by, severity, from_on, until_on
    ) as told
    left join lateral unnest(told.owed_by) as owing (body) on true
    where \(isOne(of: debtors, "owing.body"))
    group by owing.body, told.severity, told.from_on, told.until_on
    """
  }

  /// All clocks that must be stopped, as `clock`.
  static func clocks(of debtors: Debtors) -> SQL {
    if case .body(let body) = debtors {
      return "(select * from aftercare.upcoming_owed where body = \(body.text)) as clock"
    }
    return """
      (
        select file.reference, said.* from aftercare.upcoming as said
        join aftercare.case_file as file on file.case_id = said.case_id
        where \(owe(debtors, "said.owed_by"))) as clock
      """
  }

  /// The cases of which a night may have told.
  private static func cases(of debtors: Debtors, since night: CivilDate) -> SQL {
    switch debtors {
    case .everyone: "aftercare.case_file"
    case .body(let body):
      """
      (
        select case_id, reference from aftercare.gap_owed
        where body = \(body.text) and closed_on >= \(night.description)::date
        union
        select past.case_id, known.reference from aftercare.gap_past as past
        join aftercare.case_file as known on known.case_id = past.case_id
        where until_on > \(night.description)::date and \(owe(debtors, "owed_by")))
      """
    case .nobody:
      """
      (
        select known.case_id, known.reference from aftercare.case_file as known
        where known.case_id in (
          select case_id from aftercare.gap
          where owed_by = '{}' and closed_on >= \(night.description)::date
          union all
          select case_id from aftercare.gap_past
          where owed_by = '{}' and until_on > \(night.description)::date))
      """
    }
  }

  /// The gaps that are open after a day, as the ledger says it now.
  private static func gaps(of debtors: Debtors, openAfter day: CivilDate) -> SQL {
    guard case .body(let body) = debtors else {
      return "aftercare.gap where closed_on > \(day.description)::date and \(owe(debtors, "owed_by"))"
    }
    return """
      aftercare.gap_owed as owed
      cross join lateral (
        select held.changed_on from aftercare.gap as held
        where held.case_id = owed.case_id and held.rule = owed.rule and held.subject = owed.subject
          and held.closed_on = owed.closed_on
        offset 0) as standing
      where owed.body = \(body.text) and owed.closed_on > \(day.description)::date
      """
  }

  private static func owe(_ debtors: Debtors, _ owedBy: SQL) -> SQL {
    switch debtors {
    case .everyone: "true"
    case .body(let body): "\(body.text) = any (\(owedBy))"
    case .nobody: "\(owedBy) = '{}'"
    }
  }

  private static func isOne(of debtors: Debtors, _ owing: SQL) -> SQL {
    if case .body(let body) = debtors { "\(owing) = \(body.text)" } else { "true" }
  }
}
