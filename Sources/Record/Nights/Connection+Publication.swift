internal import CivilTime
internal import Database
internal import Schema

extension Connection {
  /// Writes all that a night found into the ledger, and the night's own row, in one transaction.
  ///
  /// The claim is asked for last: it is no row that others wait for while the ledger is written.
  func publish(_ night: Night, _ last: StoredBatch, _ claim: NightClaim, by actor: DeedActor) throws -> Night {
    try execute(
      """
      begin;
      set local role aftercare_nightly;
      set local plan_cache_mode = force_custom_plan;
      set local enable_seqscan = off;
      set local enable_hashjoin = off;
      set local enable_mergejoin = off
      """)
    do {
      var published = night
      try bring(&published, last)
      try noteUnjudged(&published)
      try insert(&published, claim)
      Failpoint.reach("night.publish.noted")
      try record(Deed(published), by: actor)
      Failpoint.reach("night.publish.recorded")
      try clear(claim)
      Failpoint.reach("night.publish.cleared")
      try shielded { try execute("commit") }
      return published
    } catch {
      shielded { try? execute("rollback") }
      throw error
    }
  }

  /// The ledger grows while it is written, and statistics lag behind: every batch is planned for the size of the
  /// day, and finds the rows of its few cases by index, never by reading the whole ledger.
  private func bring(_ night: inout Night, _ last: StoredBatch) throws {
    let staging = Staging(role: .nightly)
    try staging.prepare(LedgerTables.all, on: self)
    var number = 0
    while let next = try storedBatch(after: number) {
      number = next.number
      try write(next.batch, &night, staging)
    }
    try write(last, &night, staging)
    Failpoint.reach("night.publish.written")
  }

  private func write(_ batch: StoredBatch, _ night: inout Night, _ staging: Staging) throws {
    night.lookedAt += batch.count.lookedAt
    night.opened += batch.count.opened
    night.closed += batch.count.closed
    guard batch.byteCount > 0 else { return }
    for (table, rows) in zip(LedgerTables.all, batch.rows) where !rows.isEmpty {
      try staging.copy(rows, into: table, on: self)
    }
    Failpoint.reach("night.publish.copied")
    let names = LedgerTables.all.map { staging.name(of: $0) }.joined(separator: ", ")
    let statements = LedgerStatements(staging: staging, night: night.on, ruleSet: night.ruleSet)
      .needed(for: batch.tasks)
    try perform(statements + [Command(text: "truncate \(names)")])
    Failpoint.reach("night.publish.batch")
  }

  /// Cases that ended every run that began them: whoever reads of them is told that they were not judged.
  private func noteUnjudged(_ night: inout Night) throws {
    _ = try query("delete from aftercare.unjudged_case where on_date = \(night.on.description)::date")
    night.unjudged = try query(
      """
      insert into aftercare.unjudged_case (case_id, on_date)
      select first_case, \(night.on.description)::date
      from aftercare.night_chunk
      where not is_done and first_case = last_case and tried >= \(Connection.triesOfACase)
      returning 1
      """
    ).count
    Failpoint.reach("night.publish.unjudged")
  }

  private func insert(_ night: inout Night, _ claim: NightClaim) throws {
    let row = try query(
      """
      insert into aftercare.night (
        on_date, rule_set, law_on, directory_changed_at, started_at, cases, looked_at, opened, closed,
        still_open, unjudged, late)
      select \(night.on.description)::date, \(night.ruleSet), \(night.lawOn.description)::date,
        \(night.directoryChangedAt)::timestamptz, \(claim.startedAt)::timestamptz,
        (select count(*) from aftercare.case_file),
        \(night.lookedAt), \(night.opened), \(night.closed),
        (
          select count(*) from aftercare.gap
          where closed_on = 'infinity' and opened_on < \(night.on.description)::date),
        \(night.unjudged),
        (
          select late_at <= clock_timestamp() and exists (
            select from aftercare.night as earlier where earlier.on_date < slot.on_date)
          from aftercare.night_slot as slot
          where slot.on_date = \(night.on.description)::date)
      on conflict (on_date) do update set
        rule_set = excluded.rule_set, law_on = excluded.law_on,
        directory_changed_at = excluded.directory_changed_at, started_at = excluded.started_at,
        published_at = clock_timestamp(), cases = excluded.cases,
        looked_at = night.looked_at + excluded.looked_at,
        opened = night.opened + excluded.opened, closed = night.closed + excluded.closed,
        still_open = excluded.still_open, unjudged = excluded.unjudged, followed_up_at = null
      returning cases, still_open, late
      """)[0]
    (night.cases, night.stillOpen, night.isLate) = (try row.int(0), try row.int(1), try row.bool(2))
  }

  private func clear(_ claim: NightClaim) throws {
    _ = try query("delete from aftercare.night_chunk")
    _ = try query("delete from aftercare.night_finding")
    try query(
      """
      update aftercare.night_slot set state = 'published', lease_until = null, chunks = null
      where on_date = \(claim.on.description)::date and fence = \(claim.fence) and state = 'running'
      returning 1
      """
    ).requireClaim()
    _ = try query(
      """
      update aftercare.night_slot as slot
      set state = case when exists (select from aftercare.night where on_date = slot.on_date)
          then 'published' else 'skipped' end,
        lease_until = null
      where on_date < \(claim.on.description)::date and state in ('due', 'running')
      """)
  }
}
