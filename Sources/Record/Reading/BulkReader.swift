package import Database

/// Reads many cases fast: the next chunk is under way while the present one is decoded.
///
/// Has a session of its own. Memory depends on the size of a chunk only.
package struct BulkReader: ~Copyable {
  private let connection: Connection
  private let capacity: Capacity
  private let withLedger: Bool
  private let chunks: [CaseSelection]
  private var received = 0

  /// How many cases a chunk has.
  package static let chunkSize = 250

  private init(
    _ connection: Connection, _ capacity: Capacity, _ chunks: [CaseSelection], _ withLedger: Bool
  ) {
    self.connection = connection
    self.capacity = capacity
    self.chunks = chunks
    self.withLedger = withLedger
  }

  /// Opens a session that reads those chunks.
  package static func open(
    _ settings: ConnectionSettings, as capacity: Capacity, chunks: [CaseSelection],
    withLedger: Bool = false
  ) async throws -> BulkReader {
    let connection = try await Connection.open(settings)
    // Chunks are ranges of the key. A plan made while a table was empty would read all of it for every chunk.
    try await connection.run { try $0.execute("set enable_seqscan = off; set enable_bitmapscan = off") }
    if let first = chunks.first {
      try await connection.run { connection in
        try connection.enterPipeline()
        try connection.request(first, as: capacity, withLedger: withLedger)
      }
    }
    return BulkReader(connection, capacity, chunks, withLedger)
  }

  /// What the body makes of the next chunk of cases; nil after the last.
  ///
  /// The body runs on the session's own thread. After an error the reader must not be used again.
  package mutating func next<T: Sendable>(
    _ body: @Sendable (RecordedCase) throws -> T?
  ) async throws -> [T]? {
    guard received < chunks.count else { return nil }
    let following = received + 1 < chunks.count ? chunks[received + 1] : nil
    received += 1
    return try await connection.run { [capacity, withLedger] connection in
      let chunk = try connection.receive(as: capacity, withLedger: withLedger)
      if let following {
        try connection.request(following, as: capacity, withLedger: withLedger)
      }
      var values: [T] = []
      try chunk.decode { recorded in
        if let value = try body(recorded) { values.append(value) }
      }
      if following == nil { try connection.exitPipeline() }
      return values
    }
  }
}
