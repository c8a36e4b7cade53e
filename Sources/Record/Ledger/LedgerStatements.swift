internal import CivilTime
internal import Database

/// The statements that bring the ledger up to a night, from the temporary tables.
///
/// Every one can be run again with the same rows and changes nothing then.
struct LedgerStatements {
  let staging: Staging
  let night: CivilDate
  let ruleSet: String

  /// Those that a batch needs; what the ledger said before is kept first.
  func needed(for tasks: LedgerBatch.Tasks) -> [Command] {
    let optional: [(LedgerBatch.Tasks, Command)] = [
      (.closing, closing), (.closing, owedNoMore),
      (.changing, keeping(.changed, closedOn: "'infinity'")), (.changing, changing),
      (.reopening, keeping(.opened, closedOn: "$1::date")), (.reopening, reopening),
      (.changing, forgetting), (.reopening, forgetting),
      (.endingClocks, clocksKept), (.endingClocks, clocksAway), (.endingClocks, clocksForgotten),
      (.retiringParties, retiring), (.unmarking, lookedAt),
    ]
    return optional.filter { tasks.contains($0.0) }.map(\.1)
      + [determinationKept, determination, opening, owing, clocks, clocksOwed, joining, digests]
  }

  private var on: Parameter { .text(night.description) }

  private func staged(_ table: Staging.Table) -> String { staging.name(of: table) }

  private static let answers = [
    "eligibility", "duty_state", "duty_since", "annotations", "council", "council_rule", "nhs_statutory",
    "nhs_statutory_rule", "nhs_payer", "nhs_payer_rule", "doubts",
  ]

  /// Whether two rows give the same answers, whenever they may change next.
  private static func agree(_ one: String, _ other: String) -> String {
    func row(_ name: String) -> String { answers.map { "\(name).\($0)" }.joined(separator: ", ") }
    return "(\(row(one))) is not distinct from (\(row(other)))"
  }

  private var determinationKept: Command {
    let list = LedgerStatements.answers.joined(separator: ", ")
    let said = LedgerStatements.answers.map { "said.\($0)" }.joined(separator: ", ")
    return Command(
      text: """
        insert into aftercare.determination_past (case_id, from_on, until_on, rule_set, \(list))
        select said.case_id, said.on_date, $1::date, said.rule_set, \(said)
        from \(staged(LedgerTables.determinations)) as staged
        cross join lateral (
          select * from aftercare.determination as held where held.case_id = staged.case_id
          offset 0) as said
        where said.on_date < $1::date and not \(LedgerStatements.agree("said", "staged"))
        on conflict do nothing
        """, [on])
  }

  private var determination: Command {
    let columns = LedgerTables.determinations.columns.map(\.name)
    let list = columns.joined(separator: ", ")
    let settings = (columns.dropFirst() + ["rule_set"])
      .map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
    return Command(
      text: """
        insert into aftercare.determination as said (on_date, rule_set, \(list))
        select $1::date, $2, \(list) from \(staged(LedgerTables.determinations))
        on conflict (case_id) do update set \(settings),
          on_date = case when \(LedgerStatements.agree("said", "excluded"))
            then said.on_date else excluded.on_date end
        """, [on, .text(ruleSet)])
  }

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
  private func keeping(_ fate: LedgerBatch.GapFate, closedOn: String) -> Command {
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

  private var closing: Command {
    Command(
      text: """
        update aftercare.gap set closed_on = $1::date, closed_by = staged.cause
        \(held(.closed, closedOn: "'infinity'"))
        """, [on])
  }

  private var changing: Command {
    Command(
      text: """
        update aftercare.gap set \(LedgerStatements.newWords)
        \(held(.changed, closedOn: "'infinity'"))
        """, [on])
  }

  /// A gap that closed earlier this very night goes on as if it never had.
  private var reopening: Command {
    Command(
      text: """
        update aftercare.gap set closed_on = 'infinity', closed_by = null, \(LedgerStatements.newWords)
        \(held(.opened, closedOn: "$1::date"))
        """, [on])
  }

  private var opening: Command {
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

  private var owedNoMore: Command {
    Command(
      text: """
        update aftercare.gap_owed as owed set closed_on = $1::date
        from \(staged(LedgerTables.gaps)) as staged
        where staged.fate = 'closed' and owed.case_id = staged.case_id and owed.rule = staged.rule
          and owed.subject = staged.subject and owed.closed_on = 'infinity'
        """, [on])
  }

  /// Who owed a gap that is written anew: it was open, or closed earlier this very night.
  private var forgetting: Command {
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
  private var owing: Command {
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

  private var clocksKept: Command {
    Command(
      text: """
        insert into aftercare.upcoming_past (case_id, rule, subject, from_on, until_on, opens, due, owed_by)
        select ran.case_id, ran.rule, ran.subject, coalesce(ran.noted_on, '-infinity'), $1::date, ran.opens, ran.due,
          ran.owed_by
        \(endedClocks) and coalesce(ran.noted_on, '-infinity') < $1::date
        on conflict do nothing
        """, [on])
  }

  private var clocksAway: Command {
    Command(
      text: """
        delete from aftercare.upcoming as clock
        using \(staged(LedgerTables.upcoming)) as staged
        where staged.opens is null and clock.case_id = staged.case_id and clock.rule = staged.rule
          and clock.subject = staged.subject
        """)
  }

  private var clocksForgotten: Command {
    Command(
      text: """
        delete from aftercare.upcoming_owed as owed
        using \(staged(LedgerTables.upcoming)) as staged
        where staged.opens is null and owed.case_id = staged.case_id and owed.rule = staged.rule
          and owed.subject = staged.subject
        """)
  }

  private var clocks: Command {
    Command(
      text: """
        insert into aftercare.upcoming (case_id, rule, subject, opens, due, owed_by, noted_on)
        select case_id, rule, subject, opens, due, owed_by, $1::date
        from \(staged(LedgerTables.upcoming))
        where opens is not null
        on conflict do nothing
        """, [on])
  }

  private var clocksOwed: Command {
    Command(
      text: """
        insert into aftercare.upcoming_owed (body, case_id, rule, subject)
        select body, case_id, rule, subject
        from \(staged(LedgerTables.upcoming)) cross join unnest(owed_by) as body
        where opens is not null
        on conflict do nothing
        """)
  }

  private var retiring: Command {
    Command(
      text: """
        update aftercare.case_party as party
        set superseded_at = greatest(now(), party.recorded_at + interval '1 microsecond')
        from \(staged(LedgerTables.parties)) as staged
        where staged.basis is null and party.case_id = staged.case_id
          and party.body = staged.body and party.superseded_at = 'infinity'
        """)
  }

  private var joining: Command {
    Command(
      text: """
        insert into aftercare.case_party (case_id, body, basis, since, until)
        select case_id, body, basis, since, coalesce(until, 'infinity')
        from \(staged(LedgerTables.parties))
        where basis is not null
        on conflict do nothing
        """)
  }

  private var digests: Command {
    Command(
      text: """
        insert into aftercare.ledger_digest (case_id, first_half, second_half)
        select case_id, first_half, second_half
        from \(staged(LedgerTables.cases))
        where first_half is not null
        on conflict (case_id) do update
        set first_half = excluded.first_half, second_half = excluded.second_half
        """)
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
