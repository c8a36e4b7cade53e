package import CaseFile
package import CivilTime
internal import Database
import Rules

/// Whose rows of the ledger are asked for.
package enum Debtors: Hashable, Sendable {
  case bodies([BodyCode])
  /// Those for which no body could be named.
  case nobody

  /// By which name the lists are kept: nil for nobody's.
  fileprivate var names: [BodyCode?] {
    switch self {
    case .bodies(let bodies): bodies
    case .nobody: [nil]
    }
  }
}

/// What a night told one body, or of that which nobody owes.
package struct ToldLists: Sendable {
  /// The gaps that were open after it.
  package fileprivate(set) var gaps: [ToldGap] = []
  /// Those that it found to be closed.
  package fileprivate(set) var closed: [ToldGap] = []
  /// The clocks that ran after it and open soon.
  package fileprivate(set) var clocks: [OwedClock] = []
  package fileprivate(set) var months: [MonthEnd] = []

  package init() {}
}

/// What a night said, as it said it, however the ledger went on.
extension Register {
  /// What a night told each of some bodies, all from one snapshot; one report of each goes into the trail.
  ///
  /// - Parameters:
  ///   - end: clocks that open before it are told, this day not included.
  ///   - days: the ends of months of which it is counted what was open.
  package func told(
    _ debtors: Debtors, after night: CivilDate, clocksUntil end: CivilDate, monthEnds days: [CivilDate],
    as capacity: Capacity
  ) async throws -> [BodyCode?: ToldLists] {
    let actor = actor
    return try await transaction(capacity, unaudited: .partOfADeed, isolation: .repeatableRead) { connection in
      var lists = Dictionary(uniqueKeysWithValues: debtors.names.map { ($0, ToldLists()) })
      for row in try connection.query(LedgerSQL.open(debtors, after: night)) {
        lists[row.debtor(14), default: ToldLists()].gaps.append(try ToldGap(row))
      }
      for row in try connection.query(LedgerSQL.closed(debtors, by: night)) {
        lists[row.debtor(14), default: ToldLists()].closed.append(try ToldGap(row))
      }
      for row in try connection.query(LedgerSQL.running(debtors, after: night, opening: end)) {
        lists[row.debtor(6), default: ToldLists()].clocks.append(try OwedClock(row))
      }
      let ends = try connection.openCounts(debtors, atEndsOf: days)
      for body in debtors.names { lists[body]?.months = ends.months(of: body) }
      try connection.record(
        debtors.names.map { body in
          Deed(.report).with("body", body.map(DeedDetail.body) ?? .word("nobody")).with("night", .day(night))
            .with("gaps", .count(lists[body]?.gaps.count ?? 0))
        }, by: actor)
      return lists
    }
  }

  /// How many live duties each body owed after a night, as the council or as the NHS body.
  package func liveDuties(asOf night: CivilDate, as capacity: Capacity) async throws -> [BodyCode: Int] {
    try await transaction(capacity, unaudited: .partOfADeed, isolation: .snapshot) { connection in
      let rows = try connection.query(
        """
        select body, count(*)
        from \(ToldSQL.determinations(after: night)) as said
        cross join lateral (values (council), (nullif(nhs_statutory, council))) as owing (body)
        where duty_state in ('live', 'live_on_leave') and body is not null
        group by body
        """)
      return Dictionary(
        uniqueKeysWithValues: try rows.map { (BodyCode(try $0.text(0)) ?? .blank, try $0.int(1)) })
    }
  }
}

extension Row {
  fileprivate func debtor(_ column: Int) -> BodyCode? { self[column].flatMap { BodyCode($0) } }
}
