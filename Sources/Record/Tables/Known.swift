internal import CivilTime
internal import Database

/// As known when: the only place that says which versions of facts a statement sees.
enum Known: Sendable {
  /// What is held to be so now.
  case now
  /// What was held to be so at that moment, by the database's clock, the moment included.
  case at(Instant)

  init(_ moment: Instant?) {
    self = moment.map(Known.at) ?? .now
  }

  /// The condition on a row; a moment is the parameter of that number.
  func condition(parameter: Int) -> String {
    switch self {
    case .now: "superseded_at = 'infinity'"
    case .at: "recorded_at <= $\(parameter)::timestamptz and superseded_at > $\(parameter)::timestamptz"
    }
  }

  /// What a case must meet besides to have been known: each has had a person since it was opened.
  func caseCondition(parameter: Int) -> String {
    switch self {
    case .now: ""
    case .at:
      """
       and exists (
        select from aftercare.person
        where person.case_id = case_file.case_id and person.recorded_at <= $\(parameter)::timestamptz)
      """
    }
  }

  /// The parameters of the condition.
  var parameters: [Parameter] {
    switch self {
    case .now: []
    case .at(let moment): [.text(moment.description)]
    }
  }

  /// The condition as a piece of a statement.
  var sql: SQL {
    switch self {
    case .now: "superseded_at = 'infinity'"
    case .at(let moment):
      "recorded_at <= \(moment.description)::timestamptz and superseded_at > \(moment.description)::timestamptz"
    }
  }
}
