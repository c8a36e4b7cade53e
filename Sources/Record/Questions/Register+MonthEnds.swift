package import CaseFile
package import CivilTime
internal import Database
internal import Rules

extension Register {
  /// How many gaps a body owed at the end of each of these days, by severity, the worst first; of nobody where none is
  /// named.
  ///
  /// Nil for a day before the first night: of it the ledger knows nothing.
  package func openAtEnds(
    of days: [CivilDate], owedBy body: BodyCode?, as capacity: Capacity
  ) async throws -> [MonthEnd] {
    try await transaction(capacity, unaudited: .partOfADeed, isolation: .snapshot) { connection in
      let first = try connection.query("select min(on_date) from aftercare.night")[0][0].flatMap { CivilDate($0) }
      let rows = try connection.query(
        """
        select ended.day, told.severity, count(*)
        from unnest(\(days.map(\.description))::date[]) as ended (day)
        join (
          select severity, coalesce(changed_on, opened_on) as from_on, closed_on as until_on
          from \(LedgerSQL.gaps(of: body, "closed_on > \(days.min()?.description)::date"))
          union all
          select severity, from_on, until_on from aftercare.gap_past as told
          where until_on > \(days.min()?.description)::date and \(LedgerSQL.owed(by: body))
        ) as told on told.from_on <= ended.day and told.until_on > ended.day
        group by ended.day, told.severity
        """)
      var counts: [CivilDate: [Int]] = [:]
      for row in rows {
        guard let day = row[0].flatMap({ CivilDate($0) }), let severity = Severity(rawValue: try row.text(1))
        else { continue }
        counts[day, default: MonthEnd.none][severity.rank] = try row.int(2)
      }
      return days.map { day in
        MonthEnd(on: day, counts: first.map { $0 <= day } == true ? counts[day] ?? MonthEnd.none : nil)
      }
    }
  }
}

/// How many gaps were open at the end of a day.
package struct MonthEnd: Hashable, Sendable {
  package let on: CivilDate
  /// By severity, the worst first; nil where no night had been published yet.
  package let counts: [Int]?

  package init(on: CivilDate, counts: [Int]?) {
    self.on = on
    self.counts = counts
  }

  fileprivate static let none = Severity.allCases.map { _ in 0 }
}
