internal import CaseFile
internal import Database

/// What a column holds, from which follow its SQL type and how it travels.
enum ColumnType: Hashable, Sendable {
  case id, text, date, instant, offset, flag, body, pounds, nhsNumber
  case number(least: Int, most: Int?)
  case code([String])
  case ids, bodies
  case codes([String])

  /// The type as a statement names it.
  var sql: String {
    switch self {
    case .id: "aftercare.fact_id"
    case .text: "text"
    case .date: "date"
    case .instant: "timestamptz"
    case .offset: "aftercare.utc_offset"
    case .flag: "boolean"
    case .body: "aftercare.body_code"
    case .pounds: "aftercare.pounds"
    case .nhsNumber: "aftercare.nhs_number"
    case .number: "numeric"
    case .code: "text collate \"C\""
    case .ids: "aftercare.fact_ids"
    case .bodies: "aftercare.body_codes"
    case .codes: "text[]"
    }
  }

  /// What its binary form must be.
  var wire: ColumnKind {
    switch self {
    case .id, .text, .body, .nhsNumber, .code: .text
    case .date: .day
    case .instant: .timestamp
    case .offset: .int16
    case .flag: .bool
    case .pounds, .number: .numeric
    case .ids, .bodies, .codes: .textArray
    }
  }

  /// The words of a closed list, to be recognised in results.
  var labels: Labels {
    if case .code(let words) = self { Labels(words) } else { Labels([]) }
  }

  init(_ kind: FieldKind) {
    switch kind {
    case .id: self = .id
    case .text, .caseReference: self = .text
    case .date: self = .date
    case .instant: self = .instant
    case .flag: self = .flag
    case .body: self = .body
    case .money: self = .pounds
    case .nhsNumber: self = .nhsNumber
    case .number(let least, let most): self = .number(least: least, most: most)
    case .code(let words): self = .code(words)
    case .ids: self = .ids
    case .bodies: self = .bodies
    case .codes(let words): self = .codes(words)
    }
  }
}
