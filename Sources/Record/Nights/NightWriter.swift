internal import CivilTime
package import Database

/// Keeps what a night finds, first in memory, then in the database, and publishes it in one transaction: readers see
/// a whole night or none.
///
/// Has a session of its own. Whatever it writes it writes under its claim: once another run has taken the night over,
/// nothing of it is written any more.
package actor NightWriter {
  private let connection: Connection
  private let claim: NightClaim
  private let actor: DeedActor
  private var batch = LedgerBatch()
  private var copies = CaseCopies()
  private var contradicted = 0
  /// Chunks of which everything is in the batch.
  private var ended: [Int] = []
  /// How many cases are kept in memory: every batch has a dozen statements, whatever its size.
  private static let batchSize = Failpoint.size("night.size.batch", 2_000)
  private static let batchBytes = 4 << 20
  /// So many chunks at most are judged again after a fault.
  private static let checkpoint = Failpoint.size("night.size.checkpoint", 200)

  private init(_ connection: Connection, _ claim: NightClaim, _ actor: DeedActor) {
    self.connection = connection
    self.claim = claim
    self.actor = actor
  }

  package static func open(
    _ settings: ConnectionSettings, _ claim: NightClaim, by actor: DeedActor = .unnamed
  ) async throws -> NightWriter {
    let connection = try await Connection.open(settings)
    try await connection.run { connection in
      // A run that stands still in the middle of writing must not hold others up for longer than its claim.
      try connection.execute(
        """
        set idle_in_transaction_session_timeout = '\(claim.leaseSeconds)s';
        set application_name = '\(NightClaim.writerName)\(claim.fence)'
        """)
    }
    return NightWriter(connection, claim, actor)
  }

  /// Takes what was found.
  ///
  /// `atOnce`: whether it is made safe now, so that no chunk that ended is ever taken for one that ended the program.
  /// - Throws: `RegisterError.nightTakenOver`.
  package func write(_ findings: BulkReader.Findings, atOnce: Bool = false) async throws {
    batch.count.lookedAt += findings.judged
    for difference in findings.differences where !difference.isEmpty || difference.isMarked {
      batch.add(difference)
    }
    for copy in findings.copies { copies.add(copy) }
    contradicted += findings.contradicted
    ended += findings.ended
    let isFull =
      batch.cases.rowCount >= NightWriter.batchSize
      || batch.byteCount + copies.byteCount >= NightWriter.batchBytes
    if isFull || atOnce || ended.count >= NightWriter.checkpoint { try await store() }
  }

  /// Notes that a chunk is begun: if it ends the program, the next run knows.
  package func begin(_ chunk: Int) async throws {
    try await transaction { connection, _ in
      _ = try connection.query("update aftercare.night_chunk set tried = tried + 1 where number = \(chunk)")
    }
    Failpoint.reach("night.chunk.begun")
  }

  private func store() async throws {
    let (full, chunks, copied) = (StoredBatch(batch), ended, copies)
    (batch, ended, copies) = (LedgerBatch(), [], CaseCopies())
    Failpoint.reach("night.store.begun")
    try await transaction { connection, _ in
      try connection.store(full)
      Failpoint.reach("night.store.stored")
      try connection.markDone(chunks)
      Failpoint.reach("night.store.marked")
      try connection.store(copied)
      Failpoint.reach("night.store.copied")
    }
    Failpoint.reach("night.store.committed")
  }

  /// Publishes the night: from now on it is what everyone sees. Returns what it came to.
  ///
  /// - Throws: `RegisterError.nightTakenOver`; then nothing was published.
  package func publish(_ night: Night) async throws -> Night {
    let (last, copied) = (StoredBatch(batch), copies)
    Failpoint.reach("night.publish.begun")
    if !copied.isEmpty { try await transaction { connection, _ in try connection.store(copied) } }
    var published = try await connection.run { [claim, actor] connection in
      try connection.publish(night, last, claim, by: actor)
    }
    published.contradicted = contradicted
    Failpoint.reach("night.publish.committed")
    await connection.close()
    return published
  }

  /// Runs a short transaction under the claim, and renews it.
  private func transaction(_ body: @Sendable (isolated Connection, NightClaim) throws -> Void) async throws {
    try await connection.run { [claim] connection in
      try connection.execute("begin; set local role aftercare_nightly")
      do {
        try body(connection, claim)
        try connection.renew(claim)
        try connection.execute("commit")
      } catch {
        connection.shielded { try? connection.execute("rollback") }
        throw error
      }
    }
  }
}

extension Connection {
  /// Renews a claim. Until the transaction ends nobody else can take the night.
  ///
  /// - Throws: `RegisterError.nightTakenOver`.
  func renew(_ claim: NightClaim) throws {
    try query(
      """
      update aftercare.night_slot
      set lease_until = clock_timestamp() + make_interval(secs => \(claim.leaseSeconds))
      where on_date = \(claim.on.description)::date and fence = \(claim.fence) and state = 'running'
      returning 1
      """
    ).requireClaim()
  }

  fileprivate func markDone(_ chunks: [Int]) throws {
    _ = try query(
      "update aftercare.night_chunk set is_done = true where number = any (\(chunks)::integer[])")
  }
}

extension Register {
  /// Renews the claim of a run that is at work.
  ///
  /// - Throws: `RegisterError.nightTakenOver`.
  package func renew(_ claim: NightClaim) async throws {
    try await transaction(.nightly, unaudited: .showsNoCase) { connection in
      // Held up here, a run must not keep its night for ever.
      try connection.execute("set local idle_in_transaction_session_timeout = '\(claim.leaseSeconds)s'")
      try connection.renew(claim)
      Failpoint.reach("night.renewing")
    }
    Failpoint.reach("night.renewed")
  }

  /// How a claim stands after its run ended with a fault: a lost answer says nothing of what became of the night.
  package func standing(of claim: NightClaim) async throws -> NightClaim.Standing {
    let row = try await transaction(.nightly, unaudited: .showsNoCase) { connection in
      try connection.query(
        """
        select fence, state from aftercare.night_slot where on_date = \(claim.on.description)::date
        """
      ).first.map { (fence: try $0.int(0), state: try $0.text(1)) }
    }
    guard let row, row.fence == claim.fence else { return .lost }
    return row.state == "running" ? .held : row.state == "published" ? .published : .lost
  }
}
