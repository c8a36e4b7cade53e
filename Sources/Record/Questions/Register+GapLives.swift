package import CaseFile
package import CivilTime
internal import Database
internal import Rules

/// A gap of a case as the nights told it: from the night that found it first to the one that found it no more.
package struct GapLife: Hashable, Sendable {
  package let gap: LedgerGap
  package let openedOn: CivilDate
  /// The night that found it no more; nil while it is open.
  package let closedOn: CivilDate?
}

extension Register {
  /// Every gap that a night up to a day told of a case, the first told first.
  ///
  /// It is part of a question whose look another transaction notes.
  package func gapLives(
    of reference: CaseReference, until day: CivilDate, as capacity: Capacity = .registerOperator
  ) async throws -> [GapLife] {
    try await transaction(capacity, unaudited: .partOfADeed, isolation: .snapshot) { connection in
      try connection.query(
        """
        select file.reference, gap.rule, gap.subject, gap.severity, gap.since, gap.due,
          gap.owed_by, gap.why, gap.facts, gap.doubts, gap.opened_on, gap.closed_on
        from aftercare.gap
        join aftercare.case_file as file on file.case_id = gap.case_id
        where file.reference = \(reference.text) and gap.opened_on <= \(day.description)::date
        order by gap.opened_on, gap.rule, gap.subject
        """
      ).map { row in
        let closed = row.day(11)
        return GapLife(
          gap: try OwedGap(row).gap, openedOn: row.day(10), closedOn: closed > day ? nil : closed)
      }
    }
  }
}
