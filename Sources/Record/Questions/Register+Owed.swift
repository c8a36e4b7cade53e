package import CaseFile
package import CivilTime
internal import Database
internal import Rules

extension Register {
  /// The open gaps that a body owes, worst first, then by what was due first.
  package func openGaps(
    _ filter: OwedFilter, as capacity: Capacity
  ) async throws -> [OwedGap] {
    let bodies = filter.bodies.map(\.text)
    let deed = Deed(.question).with("body", filter.bodies.first.map(DeedDetail.body))
    return try await transaction(capacity, doing: deed, isolation: .repeatableRead) {
      connection, deed in
      let rows = try connection.query(
        """
        select gap.reference, gap.rule, gap.subject, gap.severity, gap.since, gap.due,
          gap.owed_by, gap.why, gap.facts, gap.doubts, gap.opened_on
        from (
          select distinct on (case_id, rule, subject) * from aftercare.gap_owed
          where body = any (\(bodies)::text[]) and closed_on = 'infinity') as gap
        where starts_with(gap.rule, \(filter.theme))
          and (\(filter.severities.map(\.rawValue))::text[] = '{}'
            or gap.severity = any (\(filter.severities.map(\.rawValue))::text[]))
          and coalesce(gap.due < \(filter.dueBefore?.description)::date,
            \(filter.dueBefore?.description)::date is null)
        order by array_position(array['critical', 'high', 'medium', 'low'], gap.severity),
          coalesce(gap.due, gap.since), gap.reference, gap.rule, gap.subject
        limit \(filter.limit) offset \(filter.offset)
        """
      )
      deed = deed.with("gaps", .count(rows.count))
      return try rows.map { try OwedGap($0) }
    }
  }

  /// The clocks that a body must stop in time, the first to open first.
  package func upcoming(
    _ filter: OwedFilter, as capacity: Capacity
  ) async throws -> [OwedClock] {
    let bodies = filter.bodies.map(\.text)
    let deed = Deed(.question).with("body", filter.bodies.first.map(DeedDetail.body))
    return try await transaction(capacity, doing: deed, isolation: .repeatableRead) {
      connection, deed in
      let rows = try connection.query(
        """
        select clock.reference, clock.rule, clock.subject, clock.opens, clock.due, clock.owed_by
        from (
          select distinct on (case_id, rule, subject) * from aftercare.upcoming_owed
          where body = any (\(bodies)::text[])) as clock
        where starts_with(clock.rule, \(filter.theme))
          and coalesce(clock.due < \(filter.dueBefore?.description)::date,
            \(filter.dueBefore?.description)::date is null)
        order by clock.opens, clock.reference, clock.rule, clock.subject
        limit \(filter.limit) offset \(filter.offset)
        """
      )
      deed = deed.with("upcoming", .count(rows.count))
      return try rows.map { try OwedClock($0) }
    }
  }

  /// How many gaps a body had on a night: new, still open and closed, by severity, worst first.
  package func totals(
    of bodies: [BodyCode], on night: CivilDate, as capacity: Capacity
  ) async throws -> [OwedTotal] {
    let day = night.description
    return try await transaction(capacity, unaudited: .showsNoCase, isolation: .snapshot) { connection in
      try connection.query(
        """
        select severity,
          count(*) filter (where opened_on = \(day)::date and closed_on > opened_on),
          count(*) filter (where opened_on < \(day)::date and closed_on > \(day)::date),
          count(*) filter (where closed_on = \(day)::date and opened_on < closed_on)
        from (
          select distinct case_id, rule, subject, severity, opened_on, closed_on
          from aftercare.gap_owed
          where body = any (\(bodies.map(\.text))::text[]) and closed_on >= \(day)::date
        ) as owed
        where opened_on <= \(day)::date
        group by severity
        order by array_position(array['critical', 'high', 'medium', 'low'], severity)
        """
      ).map { row in
        OwedTotal(
          severity: Severity(rawValue: try row.text(0)) ?? .critical, new: try row.int(1),
          stillOpen: try row.int(2), closed: try row.int(3))
      }
    }
  }

  /// The bodies that owe something now, by code.
  package func bodiesThatOwe(as capacity: Capacity = .nightly) async throws -> [BodyCode] {
    try await transaction(capacity, unaudited: .showsNoCase, isolation: .snapshot) { connection in
      try connection.query(
        """
        select distinct body from aftercare.gap_owed where closed_on = 'infinity' order by body
        """
      ).compactMap { $0[0].flatMap { BodyCode($0) } }
    }
  }

  /// The night published last; nil where there is none yet.
  package func lastNight(as capacity: Capacity = .nightly) async throws -> Night? {
    try await night(on: nil, as: capacity)
  }

  /// A night that was published, by default the last; nil where there is none.
  package func night(on day: CivilDate?, as capacity: Capacity) async throws -> Night? {
    try await transaction(capacity, unaudited: .showsNoCase, isolation: .snapshot) { connection in
      try connection.query(
        """
        select on_date, rule_set, law_on, directory_changed_at, cases, looked_at, opened, closed,
          still_open, unjudged, late
        from aftercare.night
        where on_date = coalesce(\(day?.description)::date, on_date)
        order by on_date desc
        limit 1
        """
      ).first.map { try Night($0) }
    }
  }

  /// The night published before another; nil where there is none.
  package func nightBefore(_ day: CivilDate, as capacity: Capacity) async throws -> CivilDate? {
    try await transaction(capacity, unaudited: .showsNoCase, isolation: .snapshot) { connection in
      try connection.query(
        "select max(on_date) from aftercare.night where on_date < \(day.description)::date"
      )[0].date(0)
    }
  }
}

extension OwedGap {
  init(_ row: Row) throws {
    self.init(
      reference: CaseReference(unchecked: try row.text(0)),
      gap: LedgerGap(
        rule: RuleID(try row.text(1)), subject: try row.text(2),
        severity: Severity(rawValue: try row.text(3)) ?? .critical, since: row.day(4),
        due: row.date(5), owedBy: try row.bodies(6), why: try row.text(7),
        facts: try row.array(8).compactMap(\.self), doubts: try row.doubts(9)),
      openedOn: row.day(10))
  }
}

extension OwedClock {
  init(_ row: Row) throws {
    self.init(
      reference: CaseReference(unchecked: try row.text(0)),
      upcoming: LedgerUpcoming(
        rule: RuleID(try row.text(1)), subject: try row.text(2), opens: row.day(3),
        due: row.day(4), owedBy: try row.bodies(5)))
  }
}

extension Night {
  fileprivate init(_ row: Row) throws {
    self.init(
      on: row.day(0), ruleSet: try row.text(1), lawOn: row.day(2),
      directoryChangedAt: try row.text(3))
    (cases, lookedAt) = (try row.int(4), try row.int(5))
    (opened, closed, stillOpen) = (try row.int(6), try row.int(7), try row.int(8))
    (unjudged, isLate) = (try row.int(9), try row.bool(10))
  }
}

extension Row {
  /// A day that is never null; the ends of time for the database's infinities.
  func day(_ column: Int) -> CivilDate { date(column) ?? .distantFuture }

  /// A day; nil for null.
  func date(_ column: Int) -> CivilDate? {
    self[column].map { CivilDate($0) ?? ($0 == "-infinity" ? .distantPast : .distantFuture) }
  }

  func bodies(_ column: Int) throws -> [BodyCode] {
    try array(column).compactMap { $0.flatMap { BodyCode($0) } }
  }

  func doubts(_ column: Int) throws -> [Doubt] {
    try array(column).compactMap { $0.flatMap { Int($0.dropFirst(2)) } }.map(Doubt.init)
  }
}
