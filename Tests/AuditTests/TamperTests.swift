import Audit
import Database
import Record
import Testing

/// A superuser tampers with the trail in each of fourteen ways, many times; each time it is found, and where.
@Suite(.serialized) struct TamperTests {
  static let rounds = 60

  private static let made = Task {
    let trail = try await TestTrail("audit_tampering")
    var chance = Chance(8_117)
    let heads = try await trail.fill(transactions: 160, chance: &chance)
    _ = try await trail.sealAll()
    let last = try #require(try await trail.register.sealHead())
    try await trail.write(events: 3)
    let events = try await trail.sealed()
    try #require(events.count > 100 && heads.count > 20)
    let all = heads.last == last ? heads : heads + [last]
    return (trail, Target(events: events, heads: all, key: AnchorKey()))
  }

  @Test(arguments: Tampering.Kind.allCases)
  func isFound(_ kind: Tampering.Kind) async throws {
    let (trail, target) = try await Self.made.value
    var chance = Chance(kind.rawValue.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) })
    let connection = try await Connection.open(trail.settings)
    for round in 0..<Self.rounds {
      let tampering = target.tampering(kind, &chance)
      let fault = try await connection.run { connection in
        try Self.fault(after: tampering, signedBy: target.key.publicKey, on: connection)
      }
      let found = try #require(fault, "\(kind) \(round): nothing was found")
      #expect(Self.agrees(found, tampering), "\(kind) \(round): \(found) after \(tampering.script)")
    }
    let summary = try await connection.run { connection in
      try connection.execute("begin isolation level repeatable read")
      defer { try? connection.execute("rollback") }
      return try connection.verifyTrail(anchors: target.anchors)
    }
    #expect(summary.unsealed == 3 && summary.anchors == target.heads.count)
    await connection.close()
  }

  /// Tampers, verifies, and undoes it.
  private static func fault(
    after tampering: Tampering, signedBy key: [UInt8], on connection: isolated Connection
  ) throws -> TrailFault? {
    try connection.execute("begin; set local session_replication_role = replica")
    defer { try? connection.execute("rollback") }
    try connection.execute(tampering.script)
    do {
      try Anchor.require(tampering.anchors, signedBy: key)
      _ = try connection.verifyTrail(anchors: tampering.anchors)
      return nil
    } catch let fault as TrailFault {
      return fault
    }
  }

  /// An event that changed its place is found as missing from the old one or as changed there.
  private static func agrees(_ found: TrailFault, _ tampering: Tampering) -> Bool {
    let movable: Set<TrailFault.Kind> = [.eventMissing, .eventChanged]
    let isKind =
      found.kind == tampering.expected
      || (movable.contains(found.kind) && movable.contains(tampering.expected))
    let isPlace =
      (tampering.event.map { found.event == Int64($0) } ?? true)
      && (tampering.seal.map { found.seal == Int64($0) } ?? true)
    return isKind && isPlace
  }
}
