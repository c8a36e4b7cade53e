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
  /// The chunk under way.
  private var awaited: NumberedChunk?
  /// Judged cases whose ledger is under way, behind that chunk.
  private var pending: [JudgedCase] = []
  /// The chunk of those cases, and how many cases of it were judged.
  private var pendingChunk: (number: Int, judged: Int)?

  /// What cases are read for.
  package enum Purpose: Sendable {
    /// All that is recorded, for `next`.
    case everything
    /// What rules look at and how the ledger stands, for `nextJudged`.
    case judging
  }

  /// How many cases a chunk has.
  package static let chunkSize = Failpoint.size("night.size.chunk", 250)

  private init(
    _ connection: Connection, _ chunks: ChunkQueue, awaiting awaited: NumberedChunk?, _ purpose: Purpose,
    _ known: Known
  ) {
    self.connection = connection
    self.known = known
    self.chunks = chunks
    self.awaited = awaited
    self.purpose = purpose
  }

  /// Opens a session that reads those chunks, or its share of them.
  ///
  /// With `knownAt` it gives the cases that were known at that moment, as they were; the register must have been
  /// settled at it before. Only for everything: the ledger stands as it does now. With `snapshot`, the name of one
  /// that another session keeps open, it reads what that session reads.
  package static func open(
    _ settings: ConnectionSettings, as capacity: Capacity, by actor: DeedActor = .unnamed,
    chunks: ChunkQueue, for purpose: Purpose = .everything, knownAt: Instant? = nil,
    snapshot: String? = nil
  ) async throws -> BulkReader {
    let known = Known(knownAt)
    let opening = capacity.snapshot(snapshot, for: actor)
    let connection = try await Connection.open(settings)
    let first = await chunks.take()
    try await connection.run { connection in
      try connection.execute(BulkReader.planning)
      guard let first else { return }
      try connection.enterPipeline()
      for command in opening { try connection.send(command.statement, command.parameters) }
      try connection.request(first.selection, for: purpose, known)
      for _ in opening { _ = try connection.nextResult() }
    }
    return BulkReader(connection, chunks, awaiting: first, purpose, known)
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
    guard awaited != nil else { return nil }
    let following = await chunks.take()
    awaited = following
    return try await connection.run { [purpose, known] connection in
      let chunk = try connection.receive(for: purpose)
      if let following { try connection.request(following.selection, for: purpose, known) }
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
    /// How many cases were judged in the chunks that ended.
    package var judged = 0
    package var differences: [LedgerDifference]
    /// The chunks of which nothing more will come.
    package var ended: [Int] = []

    fileprivate init(differences: [LedgerDifference]) {
      self.differences = differences
    }

    fileprivate mutating func end(_ chunk: (number: Int, judged: Int)) {
      ended.append(chunk.number)
      judged += chunk.judged
    }
  }

  /// How a night judges.
  package struct Judging: Sendable {
    let today: CivilDate
    let comparesAll: Bool
    let everywhere: GapCause?
    let assess: @Sendable (RecordedCase) throws -> Determination

    /// `comparesAll`: whether the ledger of every case is read. `everywhere`: why all cases are judged, where it is
    /// neither facts nor a day.
    package init(
      today: CivilDate, comparesAll: Bool = false, everywhere: GapCause? = nil,
      _ assess: @escaping @Sendable (RecordedCase) throws -> Determination
    ) {
      self.today = today
      self.comparesAll = comparesAll
      self.everywhere = everywhere
      self.assess = assess
    }
  }

  /// Judges the next chunk of cases, and compares with the ledger those of the chunk before that may differ from it;
  /// nil once all are compared.
  ///
  /// The ledger of most cases is not read: its digest says that it stands. That of the others is asked for while the
  /// next chunk is under way, so that nothing waits for it. `beginning` is told of every chunk before it is judged.
  package mutating func nextJudged(
    _ judging: Judging, beginning: (Int) async throws -> Void = { _ in }
  ) async throws -> Findings? {
    guard awaited != nil || !pending.isEmpty else { return nil }
    let (chunk, compared) = (awaited, pending)
    let following = chunk == nil ? nil : await chunks.take()
    awaited = following
    if let chunk { try await beginning(chunk.number) }
    let (differences, judged, count) = try await connection.run { connection in
      try connection.judge(chunk, comparing: compared, then: following, judging)
    }
    // A chunk counts once nothing more will come of it: one that was stored half would be counted twice.
    var findings = Findings(differences: differences)
    if let pendingChunk { findings.end(pendingChunk) }
    pendingChunk = chunk.map { ($0.number, count) }
    if judged.isEmpty, let ended = pendingChunk {
      findings.end(ended)
      pendingChunk = nil
    }
    pending = judged
    return findings
  }
}

extension Connection {
  /// Receives and judges the chunk under way, while the next and the ledger of what may differ are asked for.
  ///
  /// Returns the differences of the cases to compare, the judged cases that may differ, and how many were judged.
  fileprivate func judge(
    _ chunk: NumberedChunk?, comparing compared: [JudgedCase], then following: NumberedChunk?,
    _ judging: BulkReader.Judging
  ) throws -> ([LedgerDifference], [JudgedCase], Int) {
    let received = chunk == nil ? nil : try receive(for: .judging)
    let differences = try differences(of: compared, everywhere: judging.everywhere)
    if let following { try request(following.selection, for: .judging) }
    var pending: [JudgedCase] = []
    var count = 0
    try received?.decode { recorded, standing in
      count += 1
      let judged = JudgedCase(
        recorded, try judging.assess(recorded), today: judging.today, standing: standing)
      if judging.comparesAll || judged.isWorthComparing { pending.append(judged) }
    }
    try requestLedger(of: pending)
    if following == nil, pending.isEmpty { try exitPipeline() }
    return (differences, pending, count)
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
  fileprivate func differences(
    of cases: [JudgedCase], everywhere reason: GapCause?
  ) throws -> [LedgerDifference] {
    guard !cases.isEmpty else { return [] }
    var states = LedgerRowReader(try LedgerRows(from: self))
    return cases.map { judged in
      LedgerDifference(judged, ledger: states.state(of: judged.id.rawValue), everywhere: reason)
    }
  }
}
