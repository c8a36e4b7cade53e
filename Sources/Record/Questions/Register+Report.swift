package import CaseFile
package import CivilTime
internal import Database
package import Rules

/// What one body owes, as reports and lists need it. No body asks for what nobody could be named for.
extension Register {
  /// The gaps of a body, or of nobody, that are open now.
  package func gaps(
    owedBy body: BodyCode?, as capacity: Capacity, doing kind: Deed.Kind = .question
  ) async throws -> [OwedGap] {
    let deed = Deed(kind).with("body", body.map(DeedDetail.body) ?? .word("nobody"))
    return try await transaction(capacity, doing: deed, isolation: .repeatableRead) {
      connection, deed in
      let gaps = try connection.gaps(owedBy: body, "gap.closed_on = 'infinity'")
      deed = deed.with("gaps", .count(gaps.count))
      return gaps
    }
  }

  /// The clocks that a body must stop in time.
  package func clocks(owedBy body: BodyCode?, as capacity: Capacity) async throws -> [OwedClock] {
    try await transaction(capacity, unaudited: .partOfADeed, isolation: .snapshot) { connection in
      try connection.query(
        """
        select reference, rule, subject, opens, due, owed_by
        from \(LedgerSQL.clocks(of: body.map(Debtors.body) ?? .nobody))
        """
      ).map { try OwedClock($0) }
    }
  }

  /// Every body that owes a live duty or an open gap, by code.
  package func bodiesWithDuties(as capacity: Capacity = .nightly) async throws -> [BodyCode] {
    try await transaction(capacity, unaudited: .partOfADeed, isolation: .snapshot) { connection in
      try connection.query(
        """
        select body collate "C"
        from (
          select unnest(array[council, nhs_statutory]::text[]) as body
          from (
            select distinct council, nhs_statutory from aftercare.determination
            where duty_state in ('live', 'live_on_leave', 'prospective')) as pair
          union
          select distinct body from aftercare.gap_owed where closed_on = 'infinity'
        ) as owing
        where body is not null
        order by 1
        """
      ).compactMap { $0[0].flatMap { BodyCode($0) } }
    }
  }

  /// All gaps that are open now.
  package func allGaps(as capacity: Capacity = .nightly) async throws -> [OwedGap] {
    try await transaction(capacity, doing: Deed(.question), isolation: .repeatableRead) {
      connection, deed in
      let rows = try connection.query(
        """
        select file.reference, gap.rule, gap.subject, gap.severity, gap.since, gap.due,
          gap.owed_by, gap.why, gap.facts, gap.doubts, gap.opened_on
        from aftercare.gap
        join aftercare.case_file as file on file.case_id = gap.case_id
        where gap.closed_on = 'infinity'
        """
      )
      deed = deed.with("gaps", .count(rows.count))
      return try rows.map { try OwedGap($0) }
    }
  }

  /// How many gaps each body owes now, by rule and severity; no body for those that nobody owes.
  package func openCounts(
    dueBy day: CivilDate?, as capacity: Capacity = .nightly
  ) async throws -> [OpenCount] {
    try await transaction(capacity, unaudited: .partOfADeed, isolation: .snapshot) { connection in
      try connection.query(
        """
        select owing.body, gap.rule, gap.severity, count(*)
        from aftercare.gap
        left join lateral unnest(gap.owed_by) as owing (body) on true
        where gap.closed_on = 'infinity'
          and (\(day?.description)::date is null or gap.due <= \(day?.description)::date)
        group by owing.body, gap.rule, gap.severity
        """
      ).map { row in
        OpenCount(
          body: row[0].flatMap { BodyCode($0) }, rule: RuleID(try row.text(1)),
          severity: Severity(rawValue: try row.text(2)) ?? .critical, count: try row.int(3))
      }
    }
  }
}

extension Connection {
  /// The gaps of a body, or of nobody, that meet a condition.
  fileprivate func gaps(owedBy body: BodyCode?, _ condition: SQL) throws -> [OwedGap] {
    let gaps: SQL =
      body.map { "(select * from aftercare.gap_owed where body = \($0.text)) as gap" }
        ?? """
        (
          select file.reference, nobodys.* from aftercare.gap as nobodys
          join aftercare.case_file as file on file.case_id = nobodys.case_id
          where nobodys.owed_by = '{}') as gap
        """
    return try query(
      """
      select gap.reference, gap.rule, gap.subject, gap.severity, gap.since, gap.due,
        gap.owed_by, gap.why, gap.facts, gap.doubts, gap.opened_on
      from \(gaps)
      where \(condition)
      """
    ).map { try OwedGap($0) }
  }
}

/// How many gaps of one rule and severity a body owes.
package struct OpenCount: Hashable, Sendable {
  /// Nil for gaps that nobody owes.
  package let body: BodyCode?
  package let rule: RuleID
  package let severity: Severity
  package let count: Int
}
