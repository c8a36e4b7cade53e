internal import Database

/// Gaps that open, change, close and open again, and who owes them.
extension LedgerStatements {
  /// The rows of the ledger for staged gaps, each found by its key.
  ///
  /// Statistics lag behind a growing ledger, and a plan that rests on them may read all of it for every batch;
  /// `offset 0` keeps the look-up as it is written.
  private func held(_ fate: LedgerBatch.GapFate, closedOn: String) -> String {
    """
    from \(staged(LedgerTables.gaps)) as staged
    cross join lateral (
      select held.ctid as place
      from aftercare.gap as held
      where held.case_id = staged.case_id and held.rule = staged.rule
        and held.subject = staged.subject and held.closed_on = \(closedOn)
      offset 0) as found
    where staged.fate = '\(fate.rawValue)' and gap.ctid = found.place
    """
  }

  /// Keeps what open gaps said until now; what was said this very night already is not kept.
  func keeping(_ fate: LedgerBatch.GapFate, closedOn: String) -> Command {
    let columns = "severity, since, due, owed_by, why, facts, doubts, opened_on"
    return Command(
      text: """
        insert into aftercare.gap_past (case_id, rule, subject, from_on, until_on, \(columns), cause)
        select said.case_id, said.rule, said.subject, coalesce(changed_on, opened_on), $1::date,
          \(columns.split(separator: ", ").map { "said.\($0)" }.joined(separator: ", ")),
          case when changed_on is null then opened_by else changed_by end
        from \(staged(LedgerTables.gaps)) as staged
        cross join lateral (
          select * from aftercare.gap as held
          where held.case_id = staged.case_id and held.rule = staged.rule
            and held.subject = staged.subject and held.closed_on = \(closedOn)
          offset 0) as said
        where staged.fate = '\(fate.rawValue)' and coalesce(changed_on, opened_on) < $1::date
        on conflict do nothing
        """, [on])
  }

  /// A gap that opened this very night has no earlier words.
  private static let newWords = """
    changed_on = nullif($1::date, gap.opened_on),
    changed_by = case when gap.opened_on < $1::date then staged.cause end,
    severity = staged.severity, since = staged.since, due = staged.due,
    owed_by = staged.owed_by, why = staged.why, facts = staged.facts, doubts = staged.doubts
    """

  var closing: Command {
    Command(
      text: """
        update aftercare.gap set closed_on = $1::date, closed_by = staged.cause
        \(held(.closed, closedOn: "'infinity'"))
        """, [on])
  }

  var changing: Command {
    Command(
      text: """
        update aftercare.gap set \(LedgerStatements.newWords)
        \(held(.changed, closedOn: "'infinity'"))
        """, [on])
  }

  /// A gap that closed earlier this very night goes on as if it never had.
  var reopening: Command {
    Command(
      text: """
        update aftercare.gap set closed_on = 'infinity', closed_by = null, \(LedgerStatements.newWords)
        \(held(.opened, closedOn: "$1::date"))
        """, [on])
  }

  var opening: Command {
    let columns = "rule, subject, severity, since, due, owed_by, why, facts, doubts"
    return Command(
      text: """
        insert into aftercare.gap (case_id, \(columns), opened_on, opened_by)
        select case_id, \(columns), $1::date, cause
        from \(staged(LedgerTables.gaps))
        where fate = 'opened'
        on conflict do nothing
        """, [on])
  }

  var owedNoMore: Command {
    Command(
      text: """
        update aftercare.gap_owed as owed set closed_on = $1::date
        from \(staged(LedgerTables.gaps)) as staged
        where staged.fate = 'closed' and owed.case_id = staged.case_id and owed.rule = staged.rule
          and owed.subject = staged.subject and owed.closed_on = 'infinity'
        """, [on])
  }

  /// Who owed a gap that is written anew: it was open, or closed earlier this very night.
  var forgetting: Command {
    Command(
      text: """
        delete from aftercare.gap_owed as owed
        using \(staged(LedgerTables.gaps)) as staged
        where staged.fate in ('opened', 'changed') and owed.case_id = staged.case_id
          and owed.rule = staged.rule and owed.subject = staged.subject
          and owed.closed_on in ($1::date, 'infinity')
        """, [on])
  }

  /// Copies what the gap says by now to a row for each body that owes it; a body's list reads nothing else.
  var owing: Command {
    let columns = "case_id, rule, subject, severity, since, due, owed_by, why, facts, doubts, opened_on"
    return Command(
      text: """
        insert into aftercare.gap_owed (body, reference, \(columns))
        select body, file.reference, \(columns.split(separator: ", ").map { "said.\($0)" }.joined(separator: ", "))
        from \(staged(LedgerTables.gaps)) as staged
        join aftercare.case_file as file on file.case_id = staged.case_id
        cross join lateral (
          select * from aftercare.gap as held
          where held.case_id = staged.case_id and held.rule = staged.rule
            and held.subject = staged.subject and held.closed_on = 'infinity'
          offset 0) as said
        cross join unnest(said.owed_by) as body
        where staged.fate in ('opened', 'changed')
        on conflict do nothing
        """)
  }
}
