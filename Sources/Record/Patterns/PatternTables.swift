/// The tables of facts at which patterns look.
///
/// A pattern that comes to look at another needs its table here; a test compares with reading all.
enum PatternTables {
  static let names: Set<String> = [
    "accommodation", "charges", "endings", "events", "funding", "funding_parties", "key_workers",
    "plan_services", "plans", "register", "spells",
  ]
}
