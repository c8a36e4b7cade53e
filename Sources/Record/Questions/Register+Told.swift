package import CaseFile
package import CivilTime
internal import Database
import Rules

/// Whose part of the ledger is asked for.
package enum Debtors: Hashable, Sendable {
  case body(BodyCode)
  /// What no body could be named for.
  case nobody
  /// Every body and nobody.
  case everyone
}

/// Which lines are told.
package struct ToldParts: OptionSet, Hashable, Sendable {
  package let rawValue: Int
  package static let gaps = ToldParts(rawValue: 1)
  package static let clocks = ToldParts(rawValue: 2)
  package static let all: ToldParts = [.gaps, .clocks]

  package init(rawValue: Int) { self.rawValue = rawValue }
}

/// A line of what a night told.
package enum ToldItem: Sendable {
  /// A gap that was open after it.
  case open(ToldGap)
  /// A gap that it found to be closed.
  case closed(ToldGap)
  /// A clock that ran after it and opens soon.
  case clock(OwedClock)
}

extension Register {
  /// Tells what a night told, however the ledger went on: the gaps by check, the longest standing first, then the
  /// clocks, the soonest first. All from one snapshot. The report of one body, or nobody's, goes into the trail; whoever tells
  /// everyone notes it at last (`noteReports`).
  ///
  /// It may begin anew: what `add` does beside making one account out of another must do no harm if nobody looks at it.
  /// Memory depends on the account only.
  ///
  /// - Parameter end: clocks that open before it are told, this day not included.
  package func tell<Account: Sendable>(
    _ parts: ToldParts, of debtors: Debtors, after night: CivilDate, clocksUntil end: CivilDate, as capacity: Capacity,
    into empty: Account, _ add: @Sendable (inout Account, ToldItem) throws -> Void
  ) async throws -> Account {
    let actor = actor
    return try await transaction(capacity, unaudited: .partOfADeed, isolation: .repeatableRead) { connection in
      var account = empty
      var open = 0
      if debtors == .everyone { try connection.execute(ToldRows.planning) }
      if parts.contains(.gaps) {
        try connection.each(of: LedgerSQL.gaps(of: debtors, toldBy: night), ToldRows.gaps) { rows, row in
          let (gap, isClosed) = rows.toldGap(row)
          if !isClosed { open += 1 }
          try add(&account, isClosed ? .closed(gap) : .open(gap))
        }
      }
      if parts.contains(.clocks) {
        let clocks = LedgerSQL.clocks(of: debtors, after: night, opening: end)
        try connection.each(of: clocks, ToldRows.clocks) { rows, row in
          try add(&account, .clock(rows.owedClock(row)))
        }
      }
      switch debtors {
      case .body(let body): try connection.record(Deed.report(of: body, after: night, gaps: open), by: actor)
      case .nobody: try connection.record(Deed.report(of: nil, after: night, gaps: open), by: actor)
      case .everyone: break
      }
      return account
    }
  }

  /// Notes in the trail, in one transaction, the reports of several bodies, or nobody's, and how many open gaps each has.
  package func noteReports(
    _ reports: [(body: BodyCode?, gaps: Int)], after night: CivilDate, as capacity: Capacity
  ) async throws {
    let actor = actor
    try await transaction(capacity, unaudited: .partOfADeed) { connection in
      try connection.record(reports.map { Deed.report(of: $0.body, after: night, gaps: $0.gaps) }, by: actor)
    }
  }

  /// How many live duties each body owed after a night, as the council or as the NHS body.
  package func liveDuties(asOf night: CivilDate, as capacity: Capacity) async throws -> [BodyCode: Int] {
    try await transaction(capacity, unaudited: .partOfADeed, isolation: .snapshot) { connection in
      let rows = try connection.query(
        """
        select body, sum(duties)::bigint
        from (
          select council, nhs_statutory, count(*) as duties
          from \(ToldSQL.determinations(after: night)) as said
          where duty_state in ('live', 'live_on_leave')
          group by council, nhs_statutory) as pair
        cross join lateral (values (council), (nullif(nhs_statutory, council))) as owing (body)
        where body is not null
        group by body
        """)
      return Dictionary(
        uniqueKeysWithValues: try rows.map { (BodyCode(try $0.text(0)) ?? .blank, try $0.int(1)) })
    }
  }
}

extension Deed {
  fileprivate static func report(of body: BodyCode?, after night: CivilDate, gaps: Int) -> Deed {
    Deed(.report).with("night", .day(night)).with("body", body.map(DeedDetail.body) ?? .word("nobody"))
      .with("gaps", .count(gaps))
  }
}

/// The rows in which a night's gaps and clocks come.
private enum ToldRows {
  static let gaps: [ColumnKind] = [
    .text, .text, .text, .text, .day, .day, .textArray, .text, .textArray, .textArray, .day, .text, .text, .bool,
    .bool,
  ]
  static let clocks: [ColumnKind] = [.text, .text, .text, .day, .day, .textArray]

  static let fetch = Statement(assembled: "fetch \(Failpoint.size("night.size.rows", 1_000)) from told")

  /// Both are sorted, in the server's memory up to some hundred thousand gaps and half a million clocks.
  static let planning = "set local jit = off; set local work_mem = '64MB'"
}

extension RowsBox {
  fileprivate func toldGap(_ row: Int) -> (gap: ToldGap, isClosed: Bool) {
    let gap = ToldGap(
      owed: OwedGap(reference: reference(row), gap: gap(row), openedOn: date(row, 10) ?? .distantPast),
      cause: rows.text(row, 11).flatMap(GapCause.init(rawValue:)),
      severityBefore: rows.text(row, 12).flatMap(Severity.init(rawValue:)), isReopened: rows.bool(row, 13) ?? false)
    return (gap, rows.bool(row, 14) ?? false)
  }

  fileprivate func owedClock(_ row: Int) -> OwedClock {
    OwedClock(reference: reference(row), upcoming: upcoming(row))
  }

  private func reference(_ row: Int) -> CaseReference { CaseReference(unchecked: rows.text(row, 0) ?? "") }
}

extension Connection {
  /// Gives every row of a statement to the body, in a transaction: while it works on some, the server makes the next.
  fileprivate func each(
    of sql: SQL, _ types: [ColumnKind], _ body: (RowsBox, Int) throws -> Void
  ) throws {
    _ = try query("declare told no scroll cursor for \(sql)")
    try enterPipeline()
    do {
      try requestTold()
      while true {
        let box = RowsBox(try nextResult())
        try box.rows.requireTypes(types)
        if box.rows.count == 0 { break }
        try requestTold()
        for row in 0..<box.rows.count { try body(box, row) }
      }
      try exitPipeline()
    } catch {
      try? exitPipeline()
      throw error
    }
    try execute("close told")
  }

  private func requestTold() throws {
    try send(ToldRows.fetch)
    try sync()
  }
}
