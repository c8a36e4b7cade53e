package import CaseFile
package import CivilTime
internal import Database
internal import Rules

extension Register {
  /// All clocks that run now.
  package func allClocks(as capacity: Capacity) async throws -> [OwedClock] {
    try await transaction(capacity, unaudited: .partOfADeed, isolation: .snapshot) { connection in
      try connection.query(
        """
        select file.reference, clock.rule, clock.subject, clock.opens, clock.due, clock.owed_by
        from aftercare.upcoming as clock
        join aftercare.case_file as file on file.case_id = clock.case_id
        """
      ).map { try OwedClock($0) }
    }
  }

  /// The gaps that a night from a day on found first, or found no more: of a body, or of the whole register.
  ///
  /// One that opened and closed since stands here twice; one that a night found and no later one held to have been
  /// there not at all.
  package func moved(
    since day: CivilDate, of body: BodyCode?, as capacity: Capacity
  ) async throws -> [GapMove] {
    let since = day.description
    let gaps: SQL =
      body.map {
        "(select * from aftercare.gap_owed where body = \($0.text) and closed_on >= \(since)::date) as gap"
      } ?? "aftercare.gap join aftercare.case_file using (case_id)"
    return try await transaction(capacity, unaudited: .partOfADeed, isolation: .snapshot) { connection in
      let rows = try connection.query(
        """
        select reference, gap.rule, gap.subject, gap.severity, gap.since, gap.due,
          gap.owed_by, gap.why, gap.facts, gap.doubts, gap.opened_on, nullif(gap.closed_on, 'infinity')
        from \(gaps)
        where gap.opened_on < gap.closed_on
          and (gap.opened_on >= \(since)::date or (gap.closed_on >= \(since)::date and gap.closed_on < 'infinity'))
        """)
      return try rows.flatMap { row in
        let gap = try OwedGap(row)
        let opened = gap.openedOn >= day ? [GapMove(gap: gap, closedOn: nil)] : []
        return opened + (row.date(11).map { [GapMove(gap: gap, closedOn: $0)] } ?? [])
      }
    }
  }
}

/// A gap that a night found first, or found no more.
package struct GapMove: Hashable, Sendable {
  package let gap: OwedGap
  /// The night that found it no more; nil where the opening is meant.
  package let closedOn: CivilDate?
}
