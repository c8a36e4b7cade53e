internal import Database

/// Clocks that run, and those that run no more.
extension LedgerStatements {
  /// The clocks that run no more, or otherwise, each found by its key.
  private var endedClocks: String {
    """
    from \(staged(LedgerTables.upcoming)) as staged
    cross join lateral (
      select * from aftercare.upcoming as held
      where held.case_id = staged.case_id and held.rule = staged.rule and held.subject = staged.subject
      offset 0) as ran
    where staged.opens is null
    """
  }

  var clocksKept: Command {
    Command(
      text: """
        insert into aftercare.upcoming_past (case_id, rule, subject, from_on, until_on, opens, due, owed_by)
        select ran.case_id, ran.rule, ran.subject, coalesce(ran.noted_on, '-infinity'), $1::date, ran.opens, ran.due,
          ran.owed_by
        \(endedClocks) and coalesce(ran.noted_on, '-infinity') < $1::date
        on conflict do nothing
        """, [on])
  }

  var clocksAway: Command {
    Command(
      text: """
        delete from aftercare.upcoming as clock
        using \(staged(LedgerTables.upcoming)) as staged
        where staged.opens is null and clock.case_id = staged.case_id and clock.rule = staged.rule
          and clock.subject = staged.subject
        """)
  }

  var clocksForgotten: Command {
    Command(
      text: """
        delete from aftercare.upcoming_owed as owed
        using \(staged(LedgerTables.upcoming)) as staged
        where staged.opens is null and owed.case_id = staged.case_id and owed.rule = staged.rule
          and owed.subject = staged.subject
        """)
  }

  var clocks: Command {
    Command(
      text: """
        insert into aftercare.upcoming (case_id, rule, subject, opens, due, owed_by, noted_on)
        select case_id, rule, subject, opens, due, owed_by, $1::date
        from \(staged(LedgerTables.upcoming))
        where opens is not null
        on conflict do nothing
        """, [on])
  }

  var clocksOwed: Command {
    Command(
      text: """
        insert into aftercare.upcoming_owed (body, case_id, rule, subject, opens, due, owed_by, noted_on, reference)
        select body, staged.case_id, rule, subject, opens, due, owed_by, $1::date, file.reference
        from \(staged(LedgerTables.upcoming)) as staged
        join aftercare.case_file as file on file.case_id = staged.case_id
        cross join unnest(owed_by) as body
        where opens is not null
        on conflict do nothing
        """, [on])
  }
}
