/// The temporary tables through which a night's differences come.
enum LedgerTables {
  static let all = [determinations, gaps, upcoming, parties, cases]

  static let determinations = Staging.Table(
    name: "determination",
    columns: [
      ("case_id", "bigint"), ("eligibility", "text collate \"C\""), ("duty_state", "text collate \"C\""),
      ("duty_since", "date"), ("annotations", "text[]"), ("council", "text collate \"C\""),
      ("council_rule", "text collate \"C\""), ("nhs_statutory", "text collate \"C\""),
      ("nhs_statutory_rule", "text collate \"C\""),
      ("nhs_payer", "text collate \"C\""), ("nhs_payer_rule", "text collate \"C\""), ("doubts", "text[]"),
      ("next_change", "date"), ("facts_known_at", "timestamptz"),
    ])
  static let gaps = Staging.Table(
    name: "gap",
    columns: [
      ("case_id", "bigint"), ("rule", "text collate \"C\""), ("subject", "text collate \"C\""),
      ("fate", "text collate \"C\""), ("severity", "text collate \"C\""), ("since", "date"), ("due", "date"),
      ("owed_by", "text[]"), ("why", "text collate \"C\""), ("facts", "text[]"), ("doubts", "text[]"),
      ("cause", "text collate \"C\""),
    ])
  static let upcoming = Staging.Table(
    name: "upcoming",
    columns: [
      ("case_id", "bigint"), ("rule", "text collate \"C\""), ("subject", "text collate \"C\""),
      ("opens", "date"), ("due", "date"), ("owed_by", "text[]"),
    ])
  static let parties = Staging.Table(
    name: "case_party",
    columns: [
      ("case_id", "bigint"), ("body", "text collate \"C\""), ("basis", "text collate \"C\""), ("since", "date"),
      ("until", "date"),
    ])
  static let cases = Staging.Table(
    name: "looked_at",
    columns: [
      ("case_id", "bigint"), ("facts_known_at", "timestamptz"), ("first_half", "bigint"),
      ("second_half", "bigint"),
    ])
}
