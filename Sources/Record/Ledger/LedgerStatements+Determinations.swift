internal import Database

/// What was determined of each case, and what was before.
extension LedgerStatements {
  private static let answers = [
    "eligibility", "duty_state", "duty_since", "annotations", "council", "council_rule", "nhs_statutory",
    "nhs_statutory_rule", "nhs_payer", "nhs_payer_rule", "doubts",
  ]

  /// Whether two rows give the same answers, whenever they may change next.
  private static func agree(_ one: String, _ other: String) -> String {
    func row(_ name: String) -> String { answers.map { "\(name).\($0)" }.joined(separator: ", ") }
    return "(\(row(one))) is not distinct from (\(row(other)))"
  }

  var determinationKept: Command {
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

  var determination: Command {
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
}
