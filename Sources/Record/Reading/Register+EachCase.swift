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
    let former = try await formerCases(as: capacity)
    let isFormer = Set(former.map(\.id))
    let chunks = try await allChunks(as: capacity)
    let queue = ChunkQueue(chunks)
    let (settings, actor) = (database.settings, actor)
    let present = try await withThrowingTaskGroup(of: [T].self) { group in
      for _ in 0..<min(readers, chunks.count) {
        group.addTask {
          var reader = try await BulkReader.open(
            settings, as: capacity, by: actor, chunks: queue, knownAt: knownAt)
          var found: [T] = []
          while let values = try await reader.next({ try isFormer.contains($0.id) ? nil : body($0) }) {
            found += values
          }
          return found
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    return try await present + each(former, knownAt: knownAt, as: capacity, body)
  }

  /// The same for cases that the capacity sees only as they were known at the end of its access.
  private func each<T: Sendable>(
    _ former: [SeenCase], knownAt: Instant?, as capacity: Capacity,
    _ body: @escaping @Sendable (RecordedCase) throws -> T?
  ) async throws -> [T] {
    guard !former.isEmpty else { return [] }
    return try await transaction(capacity, unaudited: .partOfADeed, isolation: .repeatableRead) {
      connection in
      try former.compactMap { seen in
        guard let moment = seen.moment(knownAt) else { return nil }
        return try connection.settledCase(seen.id, knownAt: moment).flatMap(body)
      }
    }
  }

  /// Notes in the trail that a list was made of the whole register.
  package func note(_ deed: Deed, as capacity: Capacity) async throws {
    try await transaction(capacity, doing: deed) { _, _ in }
  }
}
