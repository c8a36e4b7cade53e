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

  var on: Parameter { .text(night.description) }

  func staged(_ table: Staging.Table) -> String { staging.name(of: table) }

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
