internal import CaseFile
package import CivilTime
internal import Database

/// How a question about a moment gets the same answer for ever: every writer takes its moment after it holds its
/// locks, and whoever asks about a moment waits for the writers who may have taken an earlier one.
extension Connection {
  /// Shared by all who record facts, together with the minute in which they began.
  private static let recordingLock = 61_711_983

  /// Says until the end of the transaction that facts are being recorded, and since which minute.
  func announceRecording() throws {
    _ = try query(
      """
      select pg_advisory_xact_lock_shared(
        \(Connection.recordingLock)::int, (extract(epoch from clock_timestamp()) / 60)::int)
      """)
  }

  /// Waits for everybody who began to record facts by a moment; needs a transaction of read committed.
  func awaitRecording(by moment: Instant) throws {
    _ = try query(
      """
      select pg_advisory_xact_lock(classid::int, objid::int)
      from pg_catalog.pg_locks
      where locktype = 'advisory' and classid::bigint = \(Connection.recordingLock) and objsubid = 2
        and objid::bigint <= \(Int(moment.seconds / 60) + 1)
      """)
  }

  /// - Throws: `RegisterError.notYetKnown` where the moment is still to come by the database's clock.
  func requirePast(_ moment: Instant) throws {
    let isPast = try query("select clock_timestamp() > \(moment.description)::timestamptz")[0].bool(0)
    guard isPast else { throw RegisterError.notYetKnown }
  }

  /// The case, of which all that was recorded by a moment can be seen; nil is now.
  func settledCase(_ reference: CaseReference, at moment: Instant?) throws -> SeenCase? {
    if let moment {
      try requirePast(moment)
      try awaitRecording(by: moment)
    }
    return try seenCase(reference)
  }

  /// A settled case as it was known at a moment; nil where it was not yet.
  func settledCase(_ id: CaseID, knownAt moment: Instant) throws -> RecordedCase? {
    guard let found = try cases([id], withLedger: false, .at(moment)).first,
      let changedAt = try moments(of: id).last(where: { $0 <= moment })
    else { return nil }
    return RecordedCase(
      id: id, changedAt: changedAt, version: found.version, file: found.file, ledger: nil)
  }
}

extension Register {
  /// Waits until all that was recorded by a moment can be seen.
  ///
  /// - Throws: `RegisterError.notYetKnown` where the moment is still to come.
  package func settle(at moment: Instant, as capacity: Capacity) async throws {
    try await transaction(capacity, unaudited: .showsNoCase) { connection in
      try connection.requirePast(moment)
      try connection.awaitRecording(by: moment)
    }
  }
}
