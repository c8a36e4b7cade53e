package import Audit
package import CaseFile
internal import Database

/// The events of one case out of the trail, and how they are proved.
package struct TrailExtract: Sendable {
  /// In the order of the trail. The last is that of the extract itself: it holds how many there were before it, and
  /// the SHA-256 of their hashes one after another, so that none of them can be left out unnoticed.
  package let events: [EventRow]
  /// The last seal that was handed over; nil where nothing is sealed yet.
  package let head: SealHead?
  /// Whether seals cover every event.
  package let isSealed: Bool
}

extension Register {
  /// Notes in the trail that the events of a case are taken out, and takes them out, with every seal from the first that
  /// covers one of them to the last; nil where there is no such case.
  ///
  /// Events are sealed before, as far as the login may seal; seals go to the sink.
  package func extractTrail<Sink: TrailSink>(
    of reference: CaseReference, into sink: Sink
  ) async throws -> (extract: TrailExtract, sink: Sink)? {
    guard let begun = try await beginExtract(of: reference) else { return nil }
    try await sealIfPermitted()
    for _ in 0..<Self.patience where try await !isSealed(begun) {
      try await Task.sleep(for: .milliseconds(100))
      try await sealIfPermitted()
    }
    return try await transaction(.registerOperator, unaudited: .trail, isolation: .snapshot) { connection in
      let events = try connection.events(of: begun)
      var heads = LastSeal(sink)
      if let first = events.first { try connection.readSeals(from: first.place, into: &heads) }
      let isSealed = events.allSatisfy { event in heads.reached.map { event.place < $0 } ?? false }
      return (TrailExtract(events: events, head: heads.head, isSealed: isSealed), heads.sink)
    }
  }

  /// Notes in the trail the manifest of a pack of a case, by its hash, before the pack is there for anybody.
  package func notePack(of reference: CaseReference, manifest: [UInt8]) async throws {
    let written = Deed(.export).with("asked", .word("pack_manifest")).with("manifest", .digest(manifest))
    try await transaction(.registerOperator, doing: written) { connection, deed in
      guard let seen = try connection.seenCase(reference) else { return }
      deed = deed.on([seen.id])
    }
  }

  /// How often it is looked whether the extract's own event is sealed, ten times a second.
  private static var patience: Int { 30 }

  private func beginExtract(of reference: CaseReference) async throws -> ExtractBegun? {
    try await transaction(.registerOperator, doing: Deed(.export).with("asked", .word("pack"))) {
      connection, deed in
      guard let seen = try connection.seenCase(reference) else {
        deed = deed.with("found", .count(0))
        return nil
      }
      let events = try connection.events(of: seen.id)
      var digest = FileDigest()
      for event in events { digest.update(event.digest) }
      deed = deed.on([seen.id]).with("events", .count(events.count)).with("sha256", .digest(digest.bytes))
      return ExtractBegun(id: seen.id, before: Set(events.map(\.id)), detail: deed.detail)
    }
  }

  /// Whether a seal covers the extract's own event.
  private func isSealed(_ begun: ExtractBegun) async throws -> Bool {
    try await transaction(.registerOperator, unaudited: .trail, isolation: .snapshot) { connection in
      guard let own = try connection.events(of: begun).last else { return false }
      return try connection.isSealed(own.place)
    }
  }

  private func sealIfPermitted() async throws {
    do {
      try await seal()
    } catch RegisterError.notPermitted {
      // The daemon seals every second; whoever may not seal waits for it.
    }
  }
}

/// An extract whose own event is written.
private struct ExtractBegun: Sendable {
  let id: CaseID
  /// The numbers of the events before it.
  let before: Set<Int64>
  /// The details of its own event.
  let detail: String
}

/// Hands seals on and remembers the last.
private struct LastSeal<Sink: TrailSink>: TrailSink {
  var sink: Sink
  var head: SealHead?
  var reached: TrailKey?

  init(_ sink: Sink) { self.sink = sink }

  mutating func take(_ seal: SealRow) throws {
    (head, reached) = (seal.anchored, seal.to)
    try sink.take(seal)
  }

  mutating func take(_ event: EventRow) throws { try sink.take(event) }
}

extension Connection {
  /// The events of a case up to the extract's own, which is the last.
  fileprivate func events(of begun: ExtractBegun) throws -> [EventRow] {
    let all = try events(of: begun.id)
    guard
      let own = all.last(where: { $0.kind == "export" && $0.detail == begun.detail && !begun.before.contains($0.id) })
    else { return all.filter { begun.before.contains($0.id) } }
    return all.filter { begun.before.contains($0.id) } + [own]
  }

  fileprivate func events(of id: CaseID) throws -> [EventRow] {
    var events: [EventRow] = []
    try readRows(TrailStatements.events(ofCase: id.rawValue), EventRow.columns) { bytes, place in
      guard let event = EventRow(bytes, at: &place) else { return false }
      events.append(event)
      return true
    }
    return events
  }

  fileprivate func readSeals(from place: TrailKey, into sink: inout some TrailSink) throws {
    try readRows(TrailStatements.seals(from: place), SealRow.columns) { bytes, at in
      guard let seal = SealRow(bytes, at: &at) else { return false }
      try sink.take(seal)
      return true
    }
  }

  fileprivate func isSealed(_ place: TrailKey) throws -> Bool {
    try query(
      """
      select exists (
        select from aftercare.audit_seal
        where (era, to_xid) > (\(Int(place.era))::integer, \(String(place.xid))::xid8))
      """)[0].bool(0)
  }
}
