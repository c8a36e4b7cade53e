import Audit
import Database
import Record
import Testing

/// Who may add to the trail, and that nobody may take from it or change it.
@Suite struct AppendOnlyTests {
  private static let made = Task { try await TestTrail("audit_append_only") }

  @Test(arguments: [
    "aftercare_app", "aftercare_nightly", "aftercare_operator", "aftercare_reporting", "aftercare_seal",
    "aftercare_owner",
  ])
  func nobodyChangesOrRemoves(_ role: String) async throws {
    let trail = try await Self.made.value
    try await trail.write(events: 2)
    try await trail.register.seal()
    for table in ["audit_event", "audit_seal", "audit_era"] {
      for script in [
        "update aftercare.\(table) set era = 7", "delete from aftercare.\(table)",
        "truncate aftercare.\(table)",
      ] {
        let state = try await refusal(of: script, as: role, in: trail)
        #expect(state == "42501", "\(role): \(script)")
      }
    }
  }

  @Test(arguments: [
    "aftercare_app", "aftercare_nightly", "aftercare_operator", "aftercare_reporting", "aftercare_seal",
  ])
  func nobodyInsertsPastTheFunctions(_ role: String) async throws {
    let trail = try await Self.made.value
    let event = """
      insert into aftercare.audit_event (at, era, xid, login, role, actor, bodies, kind, detail, hash)
      values (now(), 1, '5', 'x', 'x', 'daemon', '', 'look', '{}', sha256(''))
      """
    #expect(try await refusal(of: event, as: role, in: trail) == "42501")
    let seal = "insert into aftercare.audit_seal select * from aftercare.audit_seal"
    #expect(try await refusal(of: seal, as: role, in: trail) == "42501")
    let era = "insert into aftercare.audit_era (era, cluster) values (9, 9)"
    #expect(try await refusal(of: era, as: role, in: trail) == "42501")
  }

  /// Even a superuser who leaves the triggers on cannot say when, in which transaction or as whom.
  @Test func whatIsInsertedIsStampedAndHashed() async throws {
    let trail = try await Self.made.value
    try await trail.register.database.withConnection { connection in
      try connection.execute(
        """
        insert into aftercare.audit_event (at, era, xid, login, role, actor, bodies, kind, detail, hash)
        values ('2001-01-01', aftercare.current_audit_era(), '5', 'x', 'x', 'daemon', '', 'look', '{}',
          sha256(''))
        """)
    }
    _ = try await trail.register.verifyTrail()
    let forged = try await trail.register.database.query(
      "select count(*) from aftercare.audit_event where xid = '5' or login = 'x' or at < '2020-01-01'")
    #expect(try forged[0].int(0) == 0)
  }

  @Test func detailsOfAnEventArePlain() async throws {
    let trail = try await Self.made.value
    for (kind, actor) in [("look", "account:Mary O'Neill"), ("gossip", "daemon"), ("look", "Mary")] {
      let script = "select aftercare.record_audit('\(kind)', \(quoted(actor)), array[null]::uuid[], array['{}'])"
      #expect(try await refusal(of: script, as: "aftercare_app", in: trail) == "23514")
    }
  }

  @Test func theSealerSeesNoCase() async throws {
    let trail = try await Self.made.value
    for table in ["person", "case_file", "gap", "token", "determination"] {
      let script = "select * from aftercare.\(table)"
      #expect(try await refusal(of: script, as: "aftercare_seal", in: trail) == "42501")
    }
    // A request reads of the trail what its claims allow: without any, nothing.
    let read = "select 1 / count(*) from aftercare.audit_event"
    #expect(try await refusal(of: read, as: "aftercare_app", in: trail) == "22012")
    #expect(try await refusal(of: read, as: "aftercare_seal", in: trail) == nil)
  }

  private func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  /// The SQLSTATE with which a role is refused; nil where it is not.
  private func refusal(of script: String, as role: String, in trail: TestTrail) async throws -> String? {
    let connection = try await Connection.open(trail.settings)
    defer { Task { await connection.close() } }
    return try await connection.run { connection -> String? in
      try connection.execute("begin; set local role \(role)")
      defer { try? connection.execute("rollback") }
      do {
        try connection.execute(script)
        return nil
      } catch let error as PostgresError {
        return error.sqlState?.code
      }
    }
  }
}
