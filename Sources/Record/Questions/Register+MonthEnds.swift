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
    let gaps: SQL =
      body.map {
        """
        (
          select owed_gap.* from aftercare.gap_owed as owed
          join aftercare.gap as owed_gap on owed_gap.case_id = owed.case_id and owed_gap.rule = owed.rule
            and owed_gap.subject = owed.subject and owed_gap.closed_on = owed.closed_on
          where owed.body = \($0.text)) as gap
        """
      } ?? "(select * from aftercare.gap where owed_by = '{}') as gap"
    return try await transaction(capacity, unaudited: .partOfADeed, isolation: .snapshot) { connection in
      let first = try connection.query("select min(on_date) from aftercare.night")[0][0].flatMap { CivilDate($0) }
      let rows = try connection.query(
        """
        select ended.day, gap.severity, count(*)
        from unnest(\(days.map(\.description))::date[]) as ended (day)
        join \(gaps) on gap.opened_on <= ended.day and gap.closed_on > ended.day
        group by ended.day, gap.severity
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
