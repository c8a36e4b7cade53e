import Audit
import Database
import Record
import Testing

/// Many write, some give up, several seal: nothing is lost, and nothing is called tampered that is not.
@Suite struct ConcurrencyTests {
  @Test func nothingHonestIsCalledTampered() async throws {
    let trail = try await TestTrail("audit_concurrency")
    try await withThrowingTaskGroup { group in
      for writer in 0..<8 {
        group.addTask {
          var chance = Chance(UInt64(writer))
          for _ in 0..<60 {
            try await trail.write(
              events: Int.random(in: 1...4, using: &chance),
              isUndone: Int.random(in: 0..<4, using: &chance) == 0)
          }
        }
      }
      for _ in 0..<3 {
        group.addTask { for _ in 0..<60 { try await trail.register.seal() } }
      }
      group.addTask {
        for _ in 0..<20 {
          let head = try await trail.register.sealHead()
          _ = try await trail.register.verifyTrail(anchors: head.map { [Anchor($0)] } ?? [])
        }
      }
      try await group.waitForAll()
    }
    let summary = try await trail.sealAll()
    #expect(summary.unsealed == 0 && summary.eras == 1)
    let rows = try await trail.register.database.query("select count(*) from aftercare.audit_event")
    #expect(try Int64(rows[0].int(0)) == summary.events && summary.events > 400)
  }

  /// What a transaction writes that was under way while others were sealed is sealed when it has ended.
  @Test func aLongTransactionIsSealedWhenItEnds() async throws {
    let trail = try await TestTrail("audit_long_transaction")
    try await trail.write(events: 2)
    let long = try await Connection.open(trail.settings)
    try await long.execute("begin; select pg_current_xact_id()")
    try await trail.write(events: 3)
    try await trail.register.seal()
    #expect(try await trail.register.verifyTrail().unsealed >= 3)
    try await long.execute(
      "select aftercare.record_audit('night', 'daemon', array[null]::uuid[], array['{}']); commit")
    await long.close()
    let summary = try await trail.sealAll()
    #expect(summary.unsealed == 0 && summary.events == 6)
  }

  /// In another cluster transaction ids count anew; the trail goes on in a new era.
  @Test func aRestoredTrailGoesOnInANewEra() async throws {
    let trail = try await TestTrail("audit_era")
    try await trail.write(events: 4)
    try await trail.register.seal()
    try await trail.write(events: 2)
    // As if all of this had come from a cluster that had counted much further.
    try await trail.register.database.withConnection { connection in
      try connection.execute(
        """
        begin; set local session_replication_role = replica;
        update aftercare.audit_era set cluster = 5;
        update aftercare.audit_event as e set xid = (xid::text::numeric + 1000000)::text::xid8;
        update aftercare.audit_event as e set hash = public.hash_again(e);
        truncate aftercare.audit_seal;
        commit
        """)
    }
    try await trail.write(events: 3)
    let summary = try await trail.sealAll()
    #expect(summary.eras == 2 && summary.unsealed == 0 && summary.events == 9)
  }
}
