/// What a night asks of the columns of facts: it judges without words, so words for people need not travel.
///
/// A rule that comes to read one of these needs its column taken off the list; a test judges every scenario both ways.
enum JudgedColumns {
  /// Texts that no rule looks at.
  private static let unread: Set<String> = [
    "complaint_recommendations.action", "contacts.made_by", "endings.decided_by",
    "gp_registrations.practice", "key_workers.name", "meeting_actions.action",
    "person.family_name", "person.given_names", "plan_services.end_reason", "plan_services.kind",
    "register.closed_reason",
  ]

  /// Texts of which rules only ask whether there is one.
  private static let onlyWhether: Set<String> = [
    "accommodation.reasons", "assessments.document", "endings.document", "funding.document",
    "meetings.document", "person_adjustments.need", "plan_services.need", "plans.document",
    "plans.accommodation_reasons",
  ]

  /// How a statement that reads for judging selects a column.
  static func expression(_ column: TablePlan.Column, of table: TablePlan) -> String {
    // An instant is one whatever clock it was read from.
    if column.type == .offset { return "null::smallint as \(column.name)" }
    let name = "\(table.name).\(column.name)"
    if unread.contains(name) { return "null::text as \(column.name)" }
    if onlyWhether.contains(name) {
      return "case when \(column.name) is not null then '' end as \(column.name)"
    }
    return column.name
  }
}
