package import Audit
package import Database

/// Takes a trail piece by piece: seals, each before its events.
package protocol TrailSink: Sendable {
  mutating func take(_ seal: SealRow) throws
  mutating func take(_ event: EventRow) throws
}

extension Register {
  /// Gives the whole trail to a sink, from one snapshot and in little memory, and returns the sink.
  ///
  /// - Throws: What the sink throws, or `TrailFault` where a row is none.
  package func readTrail<Sink: TrailSink>(
    into sink: Sink, as capacity: Capacity = .seal
  ) async throws -> Sink {
    try await transaction(capacity, unaudited: .trail, isolation: .snapshot) { connection in
      var sink = sink
      try connection.readTrail(into: &sink)
      return sink
    }
  }

  /// Verifies the trail of this database against itself and against anchors.
  ///
  /// - Throws: `TrailFault`, the first thing that is not as it was sealed.
  package func verifyTrail(
    anchors: [Anchor] = [], as capacity: Capacity = .seal
  ) async throws -> TrailSummary {
    try await transaction(capacity, unaudited: .trail, isolation: .snapshot) { connection in
      try connection.verifyTrail(anchors: anchors)
    }
  }
}

extension Connection {
  /// Verifies the trail as the transaction that is open sees it.
  ///
  /// - Throws: `TrailFault`, the first thing that is not as it was sealed.
  package func verifyTrail(anchors: [Anchor]) throws -> TrailSummary {
    var verifying = Verifying(anchors)
    try readTrail(into: &verifying)
    return try verifying.verifier.finish()
  }
}

/// A sink that verifies.
private struct Verifying: TrailSink {
  var verifier: TrailVerifier

  init(_ anchors: [Anchor]) { verifier = TrailVerifier(anchors: anchors) }

  mutating func take(_ seal: SealRow) { verifier.add(seal) }
  mutating func take(_ event: EventRow) throws { try verifier.add(event) }
}

extension Connection {
  fileprivate func readTrail(into sink: inout some TrailSink) throws {
    // By the key from its beginning to its end: a sort would keep it all somewhere.
    try execute("set local enable_sort = off; set local enable_seqscan = off; set local jit = off")
    var (number, total): (Int64, Int64) = (0, 0)
    var reached: TrailKey?
    while let last = try readSeals(after: number, total, into: &sink) {
      try readEvents(from: reached, to: last.to, into: &sink)
      (number, total, reached) = (last.number, last.total, last.to)
    }
    try readEvents(from: reached, to: nil, into: &sink)
  }

  /// Reads a page of seals; returns its last one, nil where there was none.
  private func readSeals(
    after number: Int64, _ total: Int64, into sink: inout some TrailSink
  ) throws -> SealRow? {
    var last: SealRow?
    try readRows(TrailStatements.seals(after: number, total: total), SealRow.columns) { bytes, place in
      guard let seal = SealRow(bytes, at: &place) else { return false }
      try sink.take(seal)
      last = seal
      return true
    }
    return last
  }

  private func readEvents(
    from start: TrailKey?, to end: TrailKey?, into sink: inout some TrailSink
  ) throws {
    try readRows(TrailStatements.events(from: start, to: end), EventRow.columns) { bytes, place in
      guard let event = EventRow(bytes, at: &place) else { return false }
      try sink.take(event)
      return true
    }
  }
}

extension Connection {
  /// Gives the body each row of a `copy ... to stdout (format binary)`.
  ///
  /// - Throws: `TrailFault` where a row is none.
  func readRows(
    _ statement: Statement, _ columns: Int, _ row: ([UInt8], inout Int) throws -> Bool
  ) throws {
    var reader = CopyReader()
    try copyOut(statement) { piece in
      guard try reader.read(piece, columns: columns, { place in try row(piece, &place) }) else {
        throw TrailFault(.unreadable)
      }
    }
  }
}
