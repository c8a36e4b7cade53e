import Audit
import Database
import Foundation
import Record
import Schema
import Testing

/// A register of its own with a trail to be tampered with, and chance that can be repeated.
struct TestTrail {
  let register: Register
  let settings: ConnectionSettings

  init(_ name: String) async throws {
    let host = try #require(
      ProcessInfo.processInfo.environment["PGHOST"],
      "No server is given. Run the tests by: deploy/private-postgres with --fast swift test")
    try #require(host.hasPrefix("/"), "Tests use a server of this machine only")
    let admin = try await Connection.open(ConnectionSettings(.keywords(["dbname": "postgres"])))
    try await admin.execute("drop database if exists \(name) with (force)")
    try await admin.execute("create database \(name)")
    await admin.close()
    settings = ConnectionSettings(.keywords(["dbname": name]))
    try await Migrator(settings).migrate()
    // Twelve tasks share eight connections on a machine that is busy with other tests.
    var limits = PoolLimits()
    limits.acquisitionTimeout = .seconds(120)
    register = Register(settings, limits: limits)
    try await register.database.withConnection { try $0.execute(Self.tools) }
  }

  /// What a superuser who knows the product would write: the hash of an event, made anew.
  static let tools = """
    create function public.hash_again(e aftercare.audit_event) returns bytea language sql as $$
      select sha256('\\x00000002'::bytea || int2send(e.format) || '\\x00000008' || int8send(e.event_id)
        || '\\x00000008' || timestamptz_send(e.at) || '\\x00000004' || int4send(e.era)
        || '\\x00000008' || xid8send(e.xid)
        || int4send(octet_length(e.login)) || convert_to(e.login, 'UTF8')
        || int4send(octet_length(e.role)) || convert_to(e.role, 'UTF8')
        || int4send(octet_length(e.actor)) || convert_to(e.actor, 'UTF8')
        || int4send(octet_length(e.bodies)) || convert_to(e.bodies, 'UTF8')
        || int4send(octet_length(e.kind)) || convert_to(e.kind, 'UTF8')
        || coalesce('\\x00000010'::bytea || uuid_send(e.case_key), '\\xffffffff'::bytea)
        || int4send(octet_length(e.detail::text)) || convert_to(e.detail::text, 'UTF8'))
    $$;
    """

  /// Writes events in so many transactions, some of which are undone, and seals now and then.
  func fill(transactions: Int, chance: inout Chance) async throws -> [SealHead] {
    var heads: [SealHead] = []
    for _ in 0..<transactions {
      try await write(events: Int.random(in: 1...5, using: &chance), isUndone: Bool.random(using: &chance))
      guard Int.random(in: 0..<3, using: &chance) == 0 else { continue }
      if let head = try await sealAll().head, head != heads.last { heads.append(head) }
    }
    return heads
  }

  func write(events: Int, isUndone: Bool = false) async throws {
    struct Undone: Error {}
    do {
      try await register.database.transaction(
        role: "aftercare_app", claims: ["aftercare.bodies": "QPM,E06000062"]
      ) { connection in
        _ = try connection.query(
          """
          select aftercare.record_audit('look', 'token:0123456789ab', array_agg(gen_random_uuid()),
            array_agg(format('{"cases":%s,"found":1}', place)))
          from generate_series(1, \(events)) as place
          """)
        if isUndone { throw Undone() }
      }
    } catch is Undone {}
  }

  /// Seals everything: transactions of other tests on the same server may hold it up.
  func sealAll() async throws -> TrailSummary {
    for _ in 0..<2_000 {
      try await register.seal()
      let summary = try await register.verifyTrail()
      if summary.unsealed == 0 { return summary }
      try await Task.sleep(for: .milliseconds(50))
    }
    return try await register.verifyTrail()
  }

  /// The ids of sealed events, in the order of the trail, each with its seal.
  func sealed() async throws -> [(id: Int, seal: Int)] {
    try await register.database.query(
      """
      select event.event_id, seal.seal_id
      from aftercare.audit_event as event
      join aftercare.audit_seal as seal
        on seal.era = event.era and event.xid >= seal.from_xid and event.xid < seal.to_xid
      order by event.era, event.xid, event.event_id
      """
    ).map { (try $0.int(0), try $0.int(1)) }
  }
}

/// Numbers that look like chance and are the same for the same seed.
struct Chance: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
