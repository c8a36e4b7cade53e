internal import Database

/// A batch on its way into the ledger: rows in the binary form of COPY, and what is to be done with them.
struct StoredBatch: Sendable {
  let tasks: LedgerBatch.Tasks
  let count: LedgerBatch.Count
  /// In the order of `LedgerTables.all`.
  let rows: [[UInt8]]

  init(_ batch: LedgerBatch) {
    tasks = batch.tasks
    count = batch.count
    rows = [batch.determinations, batch.gaps, batch.upcoming, batch.parties, batch.cases].map(\.bytes)
  }

  init(_ row: Int, of rows: borrowing BinaryRows) throws {
    func number(_ column: Int) -> Int { Int(rows.int64(row, column) ?? 0) }
    tasks = LedgerBatch.Tasks(rawValue: number(1))
    count = LedgerBatch.Count(lookedAt: number(2), opened: number(3), closed: number(4))
    self.rows = (5..<10).map { rows.bytes(row, $0) ?? [] }
  }

  /// How much memory it takes.
  var byteCount: Int { rows.reduce(0) { $0 + $1.count } }
}

extension Connection {
  /// Stores a batch until the night is published.
  func store(_ batch: StoredBatch) throws {
    _ = try query(
      """
      insert into aftercare.night_finding (
        tasks, looked_at, opened, closed, determinations, gaps, upcoming, parties, cases)
      values (
        \(batch.tasks.rawValue), \(batch.count.lookedAt), \(batch.count.opened), \(batch.count.closed),
        \(batch.rows[0])::bytea, \(batch.rows[1])::bytea, \(batch.rows[2])::bytea, \(batch.rows[3])::bytea,
        \(batch.rows[4])::bytea)
      """)
  }

  /// The first batch that was stored after another; nil after the last.
  func storedBatch(after number: Int) throws -> (number: Int, batch: StoredBatch)? {
    let rows = try binaryQuery(
      """
      select number, tasks::bigint, looked_at, opened, closed, determinations, gaps, upcoming, parties, cases
      from aftercare.night_finding
      where number > \(number)
      order by number
      limit 1
      """)
    guard rows.count == 1 else { return nil }
    return (Int(rows.int64(0, 0) ?? 0), try StoredBatch(0, of: rows))
  }
}
