package import CivilTime
internal import Database

extension Register {
  /// What the body makes of every case, in no order; several sessions read side by side.
  ///
  /// With `knownAt` cases come as they were held to be at that moment. Whoever asks writes the deed into the trail
  /// before anything of the answer is shown.
  ///
  /// - Throws: `RegisterError.notYetKnown` where the moment is still to come.
  package func eachCase<T: Sendable>(
    knownAt: Instant? = nil, as capacity: Capacity, readers: Int,
    _ body: @escaping @Sendable (RecordedCase) throws -> T?
  ) async throws -> [T] {
    if let knownAt { try await settle(at: knownAt, as: capacity) }
    let chunks = try await allChunks(as: capacity)
    let queue = ChunkQueue(chunks)
    let settings = database.settings
    return try await withThrowingTaskGroup(of: [T].self) { group in
      for _ in 0..<min(readers, chunks.count) {
        group.addTask {
          var reader = try await BulkReader.open(
            settings, as: capacity, chunks: queue, knownAt: knownAt)
          var found: [T] = []
          while let values = try await reader.next(body) { found += values }
          return found
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
  }

  /// Notes in the trail that a list was made of the whole register.
  package func note(_ deed: Deed, as capacity: Capacity) async throws {
    try await transaction(capacity, doing: deed) { _, _ in }
  }
}
