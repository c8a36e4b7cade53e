package import CivilTime
package import Database
package import Rules

/// Reads many cases fast: the next chunk is under way while the present one is decoded and judged.
///
/// Has a session of its own and reads one snapshot, that of its opening: what is recorded later stays marked as
/// changed. Memory depends on the size of a chunk only.
package struct BulkReader: ~Copyable {
  private let connection: Connection
  private let purpose: Purpose
  private let known: Known
  private let chunks: ChunkQueue
  /// Whether a chunk is under way.
  private var isAwaiting: Bool
  /// Judged cases whose ledger is under way, behind that chunk.
  private var pending: [JudgedCase] = []

  /// What cases are read for.
  package enum Purpose: Sendable {
    /// All that is recorded, for `next`.
    case everything
    /// What rules look at and how the ledger stands, for `nextJudged`.
    case judging
  }

  /// How many cases a chunk has.
  package static let chunkSize = 250

  private init(
    _ connection: Connection, _ chunks: ChunkQueue, isAwaiting: Bool, _ purpose: Purpose,
    _ known: Known
  ) {
    self.connection = connection
    self.known = known
    self.chunks = chunks
    self.isAwaiting = isAwaiting
    self.purpose = purpose
  }

  /// Opens a session that reads those chunks, or its share of them.
  ///
  /// With `knownAt` it gives the cases that were known at that moment, as they were; the register must have been
  /// settled at it before. Only for everything: the ledger stands as it does now.
  package static func open(
    _ settings: ConnectionSettings, as capacity: Capacity, by actor: DeedActor = .unnamed,
    chunks: ChunkQueue, for purpose: Purpose = .everything, knownAt: Instant? = nil
  ) async throws -> BulkReader {
    let known = Known(knownAt)
    let opening = capacity.snapshot(for: actor)
    let connection = try await Connection.open(settings)
    let first = await chunks.take()
    try await connection.run { connection in
      try connection.execute(BulkReader.planning)
      guard let first else { return }
      try connection.enterPipeline()
      for command in opening { try connection.send(command.statement, command.parameters) }
      try connection.request(first, for: purpose, known)
      for _ in opening { _ = try connection.nextResult() }
    }
    return BulkReader(connection, chunks, isAwaiting: first != nil, purpose, known)
  }

  /// Chunks are ranges of the key: one plan by index serves them all. Left to itself the server plans every
  /// statement of every chunk anew, and a plan made while a table was empty reads all of it for every chunk.
  private static let planning = """
    set plan_cache_mode = force_generic_plan;
    set enable_seqscan = off;
    set enable_bitmapscan = off
    """

  /// What the body makes of the next chunk of cases; nil after the last.
  ///
  /// The body runs on the session's own thread. After an error the reader must not be used again.
  package mutating func next<T: Sendable>(
    _ body: @Sendable (RecordedCase) throws -> T?
  ) async throws -> [T]? {
    guard isAwaiting else { return nil }
    let following = await chunks.take()
    isAwaiting = following != nil
    return try await connection.run { [purpose, known] connection in
      let chunk = try connection.receive(for: purpose)
      if let following { try connection.request(following, for: purpose, known) }
      var values: [T] = []
      try chunk.decode { recorded, _ in
        if let value = try body(recorded) { values.append(value) }
      }
      if following == nil { try connection.exitPipeline() }
      return values
    }
  }
}

extension BulkReader {
  /// What a night found in a chunk, and what it has to write of the chunk before.
  package struct Findings: Sendable {
    /// How many cases were judged.
    package var judged = 0
    package var differences: [LedgerDifference] = []
  }

  /// Judges the next chunk of cases, and compares with the ledger those of the chunk before that may differ from it;
  /// nil once all are compared.
  ///
  /// The ledger of most cases is not read: its digest says that it stands. That of the others is asked for while the
  /// next chunk is under way, so that nothing waits for it. `comparesAll` reads it for every case.
  package mutating func nextJudged(
    today: CivilDate, comparesAll: Bool = false,
    _ judge: @Sendable (RecordedCase) throws -> Determination
  ) async throws -> Findings? {
    guard isAwaiting || !pending.isEmpty else { return nil }
    let (isAwaiting, compared) = (isAwaiting, pending)
    let following = isAwaiting ? await chunks.take() : nil
    self.isAwaiting = following != nil
    let (findings, judged) = try await connection.run { connection in
      let chunk = isAwaiting ? try connection.receive(for: .judging) : nil
      var findings = Findings()
      findings.differences = try connection.differences(of: compared)
      if let following { try connection.request(following, for: .judging) }
      var pending: [JudgedCase] = []
      try chunk?.decode { recorded, standing in
        findings.judged += 1
        let judged = JudgedCase(
          recorded, try judge(recorded), today: today, standing: standing)
        if comparesAll || judged.isWorthComparing { pending.append(judged) }
      }
      try connection.requestLedger(of: pending)
      if following == nil, pending.isEmpty { try connection.exitPipeline() }
      return (findings, pending)
    }
    pending = judged
    return findings
  }
}

extension Connection {
  /// Asks in the pipeline that is open for the ledger of cases, which stand in order of their numbers.
  fileprivate func requestLedger(of cases: [JudgedCase]) throws {
    guard !cases.isEmpty else { return }
    let selection = CaseSelection.cases(cases.map(\.id))
    for statement in LedgerRows.statements { try send(statement, selection.parameters) }
    try sync()
  }

  /// Compares cases with their ledger, which was asked for before.
  fileprivate func differences(of cases: [JudgedCase]) throws -> [LedgerDifference] {
    guard !cases.isEmpty else { return [] }
    var states = LedgerRowReader(try LedgerRows(from: self))
    return cases.map { judged in
      LedgerDifference(judged, ledger: states.state(of: judged.id.rawValue))
    }
  }
}
