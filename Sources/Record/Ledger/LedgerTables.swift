/// The temporary tables through which a night's differences come.
enum LedgerTables {
  static let determinations = Staging.Table(
    name: "determination",
    columns: [
      ("case_id", "bigint"), ("eligibility", "text"), ("duty_state", "text"),
      ("duty_since", "date"), ("annotations", "text[]"), ("council", "text"),
      ("council_rule", "text"), ("nhs_statutory", "text"), ("nhs_statutory_rule", "text"),
      ("nhs_payer", "text"), ("nhs_payer_rule", "text"), ("doubts", "text[]"),
      ("next_change", "date"), ("facts_known_at", "timestamptz"),
    ])
  static let gaps = Staging.Table(
    name: "gap",
    columns: [
      ("case_id", "bigint"), ("rule", "text collate \"C\""), ("subject", "text collate \"C\""),
      ("fate", "text"), ("severity", "text"), ("since", "date"), ("due", "date"),
      ("owed_by", "text[]"), ("why", "text"), ("facts", "text[]"), ("doubts", "text[]"),
    ])
  static let upcoming = Staging.Table(
    name: "upcoming",
    columns: [
      ("case_id", "bigint"), ("rule", "text"), ("subject", "text"), ("opens", "date"),
      ("due", "date"), ("owed_by", "text[]"),
    ])
  static let parties = Staging.Table(
    name: "case_party",
    columns: [
      ("case_id", "bigint"), ("body", "text collate \"C\""), ("basis", "text"), ("since", "date"),
      ("until", "date"),
    ])
  static let cases = Staging.Table(
    name: "looked_at",
    columns: [
      ("case_id", "bigint"), ("facts_known_at", "timestamptz"), ("has_new_clocks", "boolean"),
      ("first_half", "bigint"), ("second_half", "bigint"),
    ])
}
