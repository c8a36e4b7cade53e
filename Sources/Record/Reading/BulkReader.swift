package import CivilTime
package import Database

/// Reads many cases fast: the next chunk is under way while the present one is decoded and judged.
///
/// Has a session of its own and reads one snapshot, that of its opening: what is recorded later stays marked as
/// changed. Memory depends on the size of a chunk only.
package struct BulkReader: ~Copyable {
  let connection: Connection
  private let known: Known
  let chunks: ChunkQueue
  /// The chunk under way.
  var awaited: NumberedChunk?
  /// Judged cases whose ledger is under way, behind that chunk.
  var pending: [JudgedCase] = []
  /// The chunk of those cases, and how many cases of it were judged.
  var pendingChunk: (number: Int, judged: Int)?

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
    _ connection: Connection, _ chunks: ChunkQueue, awaiting awaited: NumberedChunk?, _ known: Known
  ) {
    self.connection = connection
    self.known = known
    self.chunks = chunks
    self.awaited = awaited
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
      switch purpose {
      case .everything: try connection.request(first.selection, known)
      case .judging: try connection.requestHeads(first.selection)
      }
      do throws(PostgresError) {
        for _ in opening { _ = try connection.nextResult() }
      } catch {
        throw snapshot != nil && error.tellsThatSnapshotIsGone ? .lostSnapshot : error
      }
    }
    return BulkReader(connection, chunks, awaiting: first, known)
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
    return try await connection.run { [known] connection in
      let chunk = try connection.receive()
      if let following { try connection.request(following.selection, known) }
      var values: [T] = []
      try chunk.decode { recorded in
        if let value = try body(recorded) { values.append(value) }
      }
      if following == nil { try connection.exitPipeline() }
      return values
    }
  }
}

extension PostgresError {
  /// Whether a session could not take over the snapshot of another because that one has ended.
  fileprivate var tellsThatSnapshotIsGone: Bool {
    sqlState == .invalidParameterValue || sqlState == .objectNotInPrerequisiteState
  }

  /// The session that keeps the snapshot is lost, and with it whatever it holds.
  fileprivate static var lostSnapshot: PostgresError {
    PostgresError(kind: .connection, message: "the session that keeps the snapshot has ended")
  }
}
