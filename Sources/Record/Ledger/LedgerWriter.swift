internal import CivilTime
package import Database
internal import Schema

/// Writes a night's differences, all of them in one transaction: readers see a whole night or none.
///
/// Has a session of its own. A writer that is let go without publishing leaves no trace.
package actor LedgerWriter {
  private let connection: Connection
  private var night: Night
  private let actor: DeedActor
  private var batch = LedgerBatch()
  /// How many cases are written at a time: every batch has a dozen statements, whatever its size.
  private static let batchSize = 2_000
  private static let capacity = Capacity.nightly
  /// Held until the end of the night's transaction: one night at a time on a database.
  private static let nightLock = 6_171_983_001_118

  /// Begins a night.
  ///
  /// The ledger grows while it is written, and statistics lag behind: every batch is planned for the size of the
  /// day, and finds the rows of its few cases by index, never by reading the whole ledger.
  package static func open(
    _ settings: ConnectionSettings, night: Night, by actor: DeedActor = .unnamed
  ) async throws -> LedgerWriter {
    let connection = try await Connection.open(settings)
    try await connection.run { connection in
      try connection.execute(
        """
        begin;
        set local role \(LedgerWriter.capacity.role.rawValue);
        set local plan_cache_mode = force_custom_plan;
        set local enable_seqscan = off;
        set local enable_hashjoin = off;
        set local enable_mergejoin = off
        """)
      guard
        try connection.query("select pg_try_advisory_xact_lock(\(LedgerWriter.nightLock))")[0].bool(
          0)
      else {
        throw RegisterError.nightUnderWay
      }
    }
    return LedgerWriter(connection: connection, night: night, actor: actor)
  }

  private init(connection: Connection, night: Night, actor: DeedActor) {
    self.connection = connection
    self.night = night
    self.actor = actor
  }

  /// Takes what was found, and writes it once there is enough to make it worth while.
  package func write(_ findings: BulkReader.Findings) async throws {
    night.lookedAt += findings.judged
    for difference in findings.differences where !difference.isEmpty || difference.isMarked {
      night.opened += difference.opened.count
      night.closed += difference.closed.count
      batch.add(difference)
    }
    if batch.cases.rowCount >= LedgerWriter.batchSize { try await flush() }
  }

  private func flush() async throws {
    guard batch.cases.rowCount > 0 else { return }
    let full = batch
    batch = LedgerBatch()
    let (day, ruleSet) = (night.on, night.ruleSet)
    try await connection.run { connection in try connection.write(full, day, ruleSet) }
  }

  /// Runs a statement in the night's transaction, such as a check that the claim still holds.
  package func check(_ sql: SQL) async throws -> Rows {
    try await connection.run { try $0.query(sql) }
  }

  /// Publishes the night: from now on it is what everyone sees. Returns what it came to.
  package func publish() async throws -> Night {
    try await flush()
    let night = night
    let total = try await connection.run { [actor] connection in
      try connection.shielded { try connection.publish(night, by: actor) }
    }
    await connection.close()
    var published = night
    (published.cases, published.stillOpen) = total
    return published
  }
}

extension Connection {
  fileprivate func write(_ batch: LedgerBatch, _ day: CivilDate, _ ruleSet: String) throws {
    let staging = Staging(role: .nightly)
    let tables = [
      (LedgerTables.determinations, batch.determinations), (LedgerTables.gaps, batch.gaps),
      (LedgerTables.upcoming, batch.upcoming), (LedgerTables.parties, batch.parties),
      (LedgerTables.cases, batch.cases),
    ]
    try staging.prepare(tables.map(\.0), on: self)
    for (table, rows) in tables where rows.rowCount > 0 {
      try staging.copy(rows, into: table, on: self)
    }
    let names = tables.map { staging.name(of: $0.0) }.joined(separator: ", ")
    let statements = LedgerStatements(staging: staging, night: day, ruleSet: ruleSet)
      .needed(for: batch)
    try perform(statements + [Command(text: "truncate \(names)")])
  }

  /// Writes the night's own row and commits; returns how many cases and open gaps there are.
  fileprivate func publish(_ night: Night, by actor: DeedActor) throws -> (Int, Int) {
    let row = try query(
      """
      insert into aftercare.night (
        on_date, rule_set, law_on, directory_changed_at, started_at, cases, looked_at, opened, closed,
        still_open)
      select \(night.on.description)::date, \(night.ruleSet), \(night.lawOn.description)::date,
        \(night.directoryChangedAt)::timestamptz, now(), (select count(*) from aftercare.case_file),
        \(night.lookedAt), \(night.opened), \(night.closed),
        (
          select count(*) from aftercare.gap
          where closed_on = 'infinity' and opened_on < \(night.on.description)::date)
      on conflict (on_date) do update set
        rule_set = excluded.rule_set, law_on = excluded.law_on,
        directory_changed_at = excluded.directory_changed_at, started_at = excluded.started_at,
        published_at = clock_timestamp(), cases = excluded.cases,
        looked_at = night.looked_at + excluded.looked_at,
        opened = night.opened + excluded.opened, closed = night.closed + excluded.closed,
        still_open = excluded.still_open
      returning cases, still_open
      """)[0]
    try record(Deed(night), by: actor)
    try execute("commit")
    return (try row.int(0), try row.int(1))
  }
}
