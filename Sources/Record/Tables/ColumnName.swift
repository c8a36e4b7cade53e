/// How members of the JSON are named as columns: the same, but where SQL has reserved the word.
enum ColumnName {
  private static let plain = [
    "start": "start_date", "end": "end_date", "on": "on_date", "left": "left_at",
    "at": "made_at", "by": "made_by", "to": "to_body", "from": "from_body",
    "case": "case_reference",
  ]

  /// The column of a member, with the prefix of the object in which it stands.
  static func column(of member: String, in group: String?) -> String {
    let name = plain[member] ?? member
    return group.map { "\($0)_\(name)" } ?? name
  }

  /// The column that says whether an object was recorded at all: an empty one is not an absent one.
  static func presence(of group: String) -> String { "\(group)_recorded" }

  /// The column of an instant's offset from UTC.
  static func offset(of instant: String) -> String { "\(instant)_offset" }
}

/// How lists of the JSON are named as tables: the same, but for lists inside a fact.
enum TableName {
  private static let inside = [
    "person.adjustments": "person_adjustments", "meetings.actions": "meeting_actions",
    "plans.services": "plan_services", "funding.parties": "funding_parties",
    "complaints.recommendations": "complaint_recommendations",
  ]

  static func table(of list: String, inside parent: String) -> String {
    inside["\(parent).\(list)"] ?? "\(parent)_\(list)"
  }

  static func directoryTable(of list: String) -> String { "dir_\(list)" }
}
