package import CivilTime
internal import Database
internal import Rules

/// How old the last published night is, by the clock of the database.
package struct NightAge: Hashable, Sendable {
  package let on: CivilDate
  /// Since it was published.
  package let seconds: Int
  /// Days of the last thirty before today, from the first night on, of which no night was published.
  package let missed: [CivilDate]
  /// How many cases it could not judge.
  package let unjudged: Int

  package init(on: CivilDate, seconds: Int, missed: [CivilDate], unjudged: Int = 0) {
    self.on = on
    self.seconds = seconds
    self.missed = missed
    self.unjudged = unjudged
  }
}

extension Register {
  /// The age of the night published last; nil where none is. Shows no case.
  package func nightAge(as capacity: Capacity = .nightly) async throws -> NightAge? {
    try await transaction(capacity, unaudited: .showsNoCase, isolation: .snapshot) { connection in
      guard
        let row = try connection.query(
          """
          select on_date, extract(epoch from clock_timestamp() - published_at)::bigint,
            (select count(*) from aftercare.unjudged_case as missed where missed.on_date = night.on_date)
          from aftercare.night
          order by on_date desc
          limit 1
          """
        ).first, let on = row[0].flatMap({ CivilDate($0) })
      else { return nil }
      let missed = try connection.query(
        """
        select asked.day::date
        from (select (now() at time zone 'Europe/London')::date as day) as today
        cross join lateral generate_series(
          greatest(today.day - 30, (select min(on_date) from aftercare.night)), today.day - 1,
          interval '1 day') as asked (day)
        where not exists (select from aftercare.night where on_date = asked.day::date)
        order by asked.day
        """
      ).compactMap { $0[0].flatMap { CivilDate($0) } }
      return NightAge(on: on, seconds: max(0, try row.int(1)), missed: missed, unjudged: try row.int(2))
    }
  }

  /// How many gaps are open in the whole register, by severity, the worst first. Shows no case and no body.
  package func openBySeverity(as capacity: Capacity = .nightly) async throws -> [Int] {
    try await transaction(capacity, unaudited: .showsNoCase, isolation: .snapshot) { connection in
      var counts = Severity.allCases.map { _ in 0 }
      for row in try connection.query(
        "select severity, count(*) from aftercare.gap where closed_on = 'infinity' group by severity")
      {
        guard let severity = Severity(rawValue: try row.text(0)) else { continue }
        counts[severity.rank] = try row.int(1)
      }
      return counts
    }
  }
}
