internal import CivilTime
package import Database

/// The session of a run that has taken a night: as long as it lives, so does the claim.
///
/// It keeps a lock that the server lets go with the session, so that a run that was killed can be taken over at once.
/// It also keeps the snapshot that all readers of the night share.
package actor NightSession {
  package nonisolated let claim: NightClaim
  private let connection: Connection

  private init(_ claim: NightClaim, _ connection: Connection) {
    self.claim = claim
    self.connection = connection
  }

  /// Takes a night: the one given, or else the earliest that is due and not published.
  ///
  /// Returns nil where none is due. A night that was published can be taken again by name.
  /// - Throws: `RegisterError.nightUnderWay` where another run holds a night, `RegisterError.nightTakenOver` where this
  ///   one stood still while it took it and another did meanwhile.
  package static func open(
    _ settings: ConnectionSettings, for night: NightTimes?, leaseSeconds: Int
  ) async throws -> NightSession? {
    let connection = try await Connection.open(settings)
    do {
      let claim = try await connection.run { connection in
        // A run that stands still while it takes or divides a night must not hold others up for longer than its claim.
        try connection.execute(
          """
          set idle_in_transaction_session_timeout = '\(leaseSeconds)s';
          begin;
          set local role aftercare_nightly
          """)
        let claim = try connection.takeNight(night, leaseSeconds)
        Failpoint.reach("night.claiming")
        do throws(PostgresError) { try connection.execute("commit") } catch { throw NotTaken(claim: claim, why: error) }
        if let claim { try connection.endOvertakenWriters(claim) }
        return claim
      }
      Failpoint.reach("night.claimed")
      guard let claim else {
        await connection.close()
        return nil
      }
      return NightSession(claim, connection)
    } catch let failure as NotTaken {
      await connection.close()
      throw try await failure.isOvertaken(settings) ? RegisterError.nightTakenOver : failure.why
    } catch {
      await connection.close()
      throw error
    }
  }

  /// The claim of a run was not committed, as far as that run knows.
  private struct NotTaken: Error {
    let claim: NightClaim?
    let why: PostgresError

    /// Whether the server ended the session because it stood still before the commit, and another took the night since.
    func isOvertaken(_ settings: ConnectionSettings) async throws -> Bool {
      guard let claim, why.sqlState == .idleInTransactionTimeout else { return false }
      let connection = try await Connection.open(settings)
      let answer = await connection.run { connection in Result { try connection.isTaken(sinceLosing: claim) } }
      await connection.close()
      return try answer.get()
    }
  }

  /// Divides the night into chunks, or finds those that an earlier run left, and returns what is still to be judged.
  package func plan(_ terms: NightTerms) async throws -> NightPlan {
    try await connection.run { [claim] connection in
      try connection.execute("begin; set local role aftercare_nightly")
      let plan = try connection.plan(claim, terms)
      Failpoint.reach("night.planning")
      try connection.execute("commit")
      Failpoint.reach("night.planned")
      return plan
    }
  }

  /// Opens the snapshot that all readers read, and returns its name.
  package func snapshot() async throws -> String {
    let name = try await connection.run { connection in
      // Idle for the whole night, and it locks nothing.
      try connection.execute(
        """
        begin isolation level repeatable read, read only;
        set local role aftercare_nightly;
        set local idle_in_transaction_session_timeout = 0
        """)
      return try connection.query("select pg_export_snapshot()")[0].text(0)
    }
    Failpoint.reach("night.snapshot")
    return name
  }

  /// Lets the claim go.
  package func close() async { await connection.close() }
}

extension Connection {
  /// The locks of those who hold a night, by the fence of the claim.
  private static let holderLock = 61_711_984
  /// The lock of those who are taking one.
  private static let takingLock = 61_711_985

  fileprivate func takeNight(_ night: NightTimes?, _ leaseSeconds: Int) throws -> NightClaim? {
    _ = try query("select pg_advisory_xact_lock(\(Connection.takingLock)::int, 0)")
    guard try !isNightHeld() else { throw RegisterError.nightUnderWay }
    if let night {
      _ = try query(
        """
        insert into aftercare.night_slot (on_date, due_at, late_at)
        values (
          \(night.on.description)::date, to_timestamp(\(Int(night.due))), to_timestamp(\(Int(night.late))))
        on conflict (on_date) do nothing
        """)
    }
    guard
      let row = try query(
        """
        update aftercare.night_slot as slot
        set state = 'running', attempt = case state when 'running' then attempt + 1 else 1 end,
          fence = (select max(fence) from aftercare.night_slot) + 1,
          lease_until = clock_timestamp() + make_interval(secs => \(leaseSeconds))
        where on_date = coalesce(
          \(night?.on.description)::date,
          (
            select min(on_date) from aftercare.night_slot
            where state in ('due', 'running')
              and on_date > coalesce((select max(on_date) from aftercare.night), '-infinity')))
        returning on_date, fence, attempt, clock_timestamp()
        """
      ).first
    else { return nil }
    let fence = try row.int(1)
    // Chunks and findings are those of one night: a run of any other one that was left has lost its claim too.
    _ = try query(
      """
      update aftercare.night_slot as slot
      set state = case when exists (select from aftercare.night where on_date = slot.on_date)
          then 'published' else 'due' end,
        lease_until = null
      where state = 'running' and fence <> \(fence)
      """)
    _ = try query("select pg_advisory_lock(\(Connection.holderLock)::int, \(fence)::int)")
    return NightClaim(
      on: row[0].flatMap { CivilDate($0) } ?? .distantPast, fence: fence, attempt: try row.int(2),
      startedAt: try row.text(3), leaseSeconds: leaseSeconds)
  }

  /// Whether the night of a claim that was not committed is taken: with the same fence or a later one.
  fileprivate func isTaken(sinceLosing claim: NightClaim) throws -> Bool {
    try execute("begin; set local role aftercare_nightly")
    return try query(
      """
      select exists (
        select from aftercare.night_slot
        where on_date = \(claim.on.description)::date and fence >= \(claim.fence))
      """)[0].bool(0)
  }

  /// Ends sessions by which overtaken runs write: one that stands still in the middle of a COPY holds its locks for as
  /// long as it does, whatever the server's time limits. Those of other logins are out of reach.
  fileprivate func endOvertakenWriters(_ claim: NightClaim) throws {
    _ = try query(
      """
      select pg_terminate_backend(pid)
      from pg_catalog.pg_stat_activity
      where datname = current_database() and usename = session_user
        and case when application_name ~ ('^' || \(NightClaim.writerName) || '[0-9]+$')
          then substr(application_name, length(\(NightClaim.writerName)) + 1)::bigint < \(claim.fence) else false end
      """)
  }

  /// Whether a run holds a night: its lease has not run out, and its session lives.
  private func isNightHeld() throws -> Bool {
    try query(
      """
      select exists (
        select from aftercare.night_slot as slot
        join pg_catalog.pg_locks as held on held.locktype = 'advisory' and held.objsubid = 2
          and held.classid::bigint = \(Connection.holderLock) and held.objid::bigint = slot.fence
          and held.database = (select oid from pg_catalog.pg_database where datname = current_database())
        where slot.state = 'running' and slot.lease_until > clock_timestamp())
      """)[0].bool(0)
  }
}
