package import CaseFile
package import CivilTime
internal import Database
internal import Rules

/// How many gaps were open at the end of a day.
package struct MonthEnd: Hashable, Sendable {
  package let on: CivilDate
  /// By severity, the worst first; nil where no night had been published yet.
  package let counts: [Int]?

  package init(on: CivilDate, counts: [Int]?) {
    self.on = on
    self.counts = counts
  }
}

/// How many gaps each body owed at the ends of some days.
package struct MonthEndCounts: Sendable {
  fileprivate let days: [CivilDate]
  /// Of a day before it the ledger knows nothing; nil where no night has been published.
  fileprivate let firstNight: CivilDate?
  fileprivate var counts: [BodyCode?: [CivilDate: [Int]]] = [:]

  /// Those of a body, or of nobody.
  package func months(of body: BodyCode?) -> [MonthEnd] {
    let known = counts[body] ?? [:]
    return days.map { day in
      MonthEnd(on: day, counts: firstNight.map { $0 <= day } == true ? known[day] ?? Self.none : nil)
    }
  }

  fileprivate static let none = Severity.allCases.map { _ in 0 }
}

extension Register {
  /// How many gaps were owed at the ends of some days.
  package func openCounts(
    _ debtors: Debtors, atEndsOf days: [CivilDate], as capacity: Capacity
  ) async throws -> MonthEndCounts {
    try await transaction(capacity, unaudited: .partOfADeed, isolation: .repeatableRead) { connection in
      try connection.openCounts(debtors, atEndsOf: days)
    }
  }
}

extension Connection {
  fileprivate func openCounts(_ debtors: Debtors, atEndsOf days: [CivilDate]) throws -> MonthEndCounts {
    let first = try query("select min(on_date) from aftercare.night")[0][0].flatMap { CivilDate($0) }
    var ends = MonthEndCounts(days: days, firstNight: first)
    guard let earliest = days.min() else { return ends }
    let rows = try query(
      """
      select told.body, ended.day, told.severity, sum(told.gaps)::bigint
      from (\(LedgerSQL.spells(of: debtors, openAfter: earliest))) as told
      join unnest(\(days.map(\.description))::date[]) as ended (day)
        on told.from_on <= ended.day and told.until_on > ended.day
      group by told.body, ended.day, told.severity
      """)
    for row in rows {
      guard let day = row.date(1), let severity = Severity(rawValue: try row.text(2)) else { continue }
      ends.counts[row[0].flatMap { BodyCode($0) }, default: [:]][day, default: MonthEndCounts.none][severity.rank] =
        try row.int(3)
    }
    return ends
  }
}
