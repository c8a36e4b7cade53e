internal import CivilTime
internal import Database

/// The statements that bring the ledger up to a night, from the temporary tables.
///
/// Every one can be run again with the same rows and changes nothing then.
struct LedgerStatements {
  let staging: Staging
  let night: CivilDate
  let ruleSet: String

  var all: [Command] {
    [determination, closing, changing, reopening, opening, clocksAway, clocks] + parties
      + [lookedAt]
  }

  private var on: Parameter { .text(night.description) }

  private func staged(_ table: Staging.Table) -> String { staging.name(of: table) }

  private var determination: Command {
    let columns = LedgerTables.determinations.columns.map(\.name)
    let list = columns.joined(separator: ", ")
    let settings = (columns.dropFirst() + ["on_date", "rule_set"])
      .map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
    return Command(
      text: """
        insert into aftercare.determination (on_date, rule_set, \(list))
        select $1::date, $2, \(list) from \(staged(LedgerTables.determinations))
        on conflict (case_id) do update set \(settings)
        """, [on, .text(ruleSet)])
  }

  private static let sameGap = """
    gap.case_id = staged.case_id and gap.rule = staged.rule and gap.subject = staged.subject
    """
  private static let newWords = """
    severity = staged.severity, since = staged.since, due = staged.due,
    owed_by = staged.owed_by, why = staged.why, facts = staged.facts, doubts = staged.doubts
    """

  private var closing: Command {
    Command(
      text: """
        update aftercare.gap set closed_on = $1::date
        from \(staged(LedgerTables.gaps)) as staged
        where staged.fate = 'closed' and \(LedgerStatements.sameGap)
          and gap.closed_on = 'infinity'
        """, [on])
  }

  private var changing: Command {
    Command(
      text: """
        update aftercare.gap set \(LedgerStatements.newWords)
        from \(staged(LedgerTables.gaps)) as staged
        where staged.fate = 'changed' and \(LedgerStatements.sameGap)
          and gap.closed_on = 'infinity'
        """)
  }

  /// A gap that closed earlier this very night goes on as if it never had.
  private var reopening: Command {
    Command(
      text: """
        update aftercare.gap set closed_on = 'infinity', \(LedgerStatements.newWords)
        from \(staged(LedgerTables.gaps)) as staged
        where staged.fate = 'opened' and \(LedgerStatements.sameGap) and gap.closed_on = $1::date
        """, [on])
  }

  private var opening: Command {
    let columns = "rule, subject, severity, since, due, owed_by, why, facts, doubts"
    return Command(
      text: """
        insert into aftercare.gap (case_id, \(columns), opened_on)
        select case_id, \(columns), $1::date
        from \(staged(LedgerTables.gaps))
        where fate = 'opened'
        on conflict do nothing
        """, [on])
  }

  private var clocksAway: Command {
    Command(
      text: """
        delete from aftercare.upcoming as clock
        using \(staged(LedgerTables.cases)) as staged
        where staged.has_new_clocks and clock.case_id = staged.case_id
        """)
  }

  private var clocks: Command {
    Command(
      text: """
        insert into aftercare.upcoming (case_id, rule, subject, opens, due, owed_by)
        select case_id, rule, subject, opens, due, owed_by
        from \(staged(LedgerTables.upcoming))
        """)
  }

  private var parties: [Command] {
    [
      Command(
        text: """
          update aftercare.case_party as party
          set superseded_at = greatest(now(), party.recorded_at + interval '1 microsecond')
          from \(staged(LedgerTables.parties)) as staged
          where staged.basis is null and party.case_id = staged.case_id
            and party.body = staged.body and party.superseded_at = 'infinity'
          """),
      Command(
        text: """
          insert into aftercare.case_party (case_id, body, basis, since)
          select case_id, body, basis, since
          from \(staged(LedgerTables.parties))
          where basis is not null
          on conflict do nothing
          """),
    ]
  }

  /// What was changed while the night was at work stays marked.
  private var lookedAt: Command {
    Command(
      text: """
        delete from aftercare.case_change as change
        using \(staged(LedgerTables.cases)) as staged
        where change.case_id = staged.case_id and change.changed_at <= staged.facts_known_at
        """)
  }
}
