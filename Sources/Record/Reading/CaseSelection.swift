internal import Database

/// The number by which the database keeps a case.
package struct CaseID: Hashable, Comparable, Sendable {
  package let rawValue: Int64

  package init(rawValue: Int64) {
    self.rawValue = rawValue
  }

  package static func < (left: CaseID, right: CaseID) -> Bool { left.rawValue < right.rawValue }
}

/// Which cases to read at a time.
package enum CaseSelection: Hashable, Sendable {
  /// All from one to another, both included.
  case range(CaseID, CaseID)
  case cases([CaseID])

  var condition: String {
    switch self {
    case .range: "case_id between $1 and $2"
    case .cases: "case_id = any ($1::bigint[])"
    }
  }

  var parameters: [Parameter] {
    switch self {
    case .range(let first, let last): [.integer(Int(first.rawValue)), .integer(Int(last.rawValue))]
    case .cases(let cases): [.integerArray(cases.map { Int($0.rawValue) })]
    }
  }
}
