import CaseFile
import CivilTime
import Database
import Record
import Testing

@Suite struct IsolationTests {
  static let mine: BodyCode = "E06000062"
  static let theirs: BodyCode = "E10000003"
  static let clinicalGroup: BodyCode = "78H"
  static let board: BodyCode = "QPM"
  let file = Provenance(source: "a.json", recordedBy: "test")

  static func filled(_ name: String) async throws -> TestRegister {
    let test = try await TestRegister(name)
    let provenance = Provenance(source: "a.json", recordedBy: "test")
    try await test.register.importCases(
      [
        caseFile(
          """
          {"format": "aftercare-case/1", "case": "MINE", "person": {"family_name": "Canary"},
           "register": {"entered": "2020-01-01", "council": "E06000062", "nhs_body": "78H"},
           "plans": [{"id": "p1", "agreed": "2026-01-01", "services": [{"id": "s1"}]}],
           "events": [{"id": "e1", "on": "2026-03-01", "kind": "move"}]}
          """)
      ], from: provenance)
    return test
  }

  func sees(_ test: TestRegister, _ bodies: [BodyCode]) async throws -> Bool {
    try await test.register.caseFile(
      CaseReference("MINE")!, as: .application(bodies: bodies)) != nil
  }

  @Test func aRequestSeesTheCasesOfItsBodiesOnly() async throws {
    let test = try await Self.filled("record_isolation")
    #expect(try await sees(test, [Self.mine]))
    #expect(try await !sees(test, [Self.theirs]))
    #expect(try await !sees(test, []))
    // A predecessor's access passes to its successor; the body that ended asks no more.
    #expect(try await sees(test, [Self.board]))
    #expect(try await !sees(test, [Self.clinicalGroup]))
    let found = try await test.register.caseFile(
      CaseReference("MINE")!, as: .application(bodies: [Self.mine]))
    let whole = try await test.register.caseFile(CaseReference("MINE")!, as: .registerOperator)
    #expect(found == whole)
  }

  @Test func withoutClaimsNothingIsSeenInAnyTable() async throws {
    let test = try await Self.filled("record_no_claims")
    let tables = try await test.look(
      """
      select table_name from information_schema.columns
      where table_schema = 'aftercare' and column_name = 'case_id'
        and table_name not in ('import_link', 'case_copy')
      order by 1
      """
    ).compactMap(\.self)
    // A request may not even ask import_link, which is the operator's alone, or case_copy, which is the nights'.
    #expect(tables.count > 30)
    for claims in ["", "reset", "E10000003", "E10000003,QWO"] {
      for table in tables where !table.hasSuffix("_report") {
        let connection = try await Connection.open(test.settings)
        let count = try await connection.run { connection in
          try connection.execute("begin; set local role aftercare_app")
          if claims != "reset" {
            try connection.execute(
              """
              select set_config('aftercare.bodies', aftercare.bodies_in_force('\(claims)'), true),
                set_config('aftercare.role', 'coordinator', true), set_config('aftercare.actor', 'token:0', true)
              """)
          }
          return try connection.query("select count(*) from aftercare.\(identifier: table)")[0][0]
        }
        await connection.close()
        #expect(count == "0", "\(table) with \(claims)")
      }
    }
  }

  @Test func theApplicationDeletesAndOverwritesNothing() async throws {
    let test = try await Self.filled("record_no_delete")
    for statement in [
      "delete from aftercare.plans", "update aftercare.plans set agreed = '2020-01-01'",
      "update aftercare.plans set recorded_at = now()", "truncate aftercare.plans",
      "alter table aftercare.plans disable row level security", "drop table aftercare.plans",
      "create table aftercare.mine (a int)", "delete from aftercare.case_party",
      "insert into aftercare.gap (case_id) values (1)", "update aftercare.gap set why = ''",
    ] {
      await #expect(throws: (any Error).self, "\(statement)") {
        try await test.asApplication([Self.mine], statement)
      }
    }
  }

  @Test func whatWasSupersededStaysSo() async throws {
    let test = try await Self.filled("record_for_good")
    try await test.asApplication(
      [Self.mine],
      "update aftercare.plans set superseded_at = now() + interval '1 s' where id = 'p1'")
    for attempt in [
      "update aftercare.plans set superseded_at = 'infinity'",
      "update aftercare.plans set superseded_at = now() + interval '1 day'",
    ] {
      try await test.asApplication([Self.mine], attempt)
    }
    let still = try await test.look(
      "select count(*) from aftercare.plans where superseded_at < now() + interval '2 s'")
    #expect(still == ["1"])
    await #expect(throws: (any Error).self) {
      try await test.asApplication(
        [Self.mine], "update aftercare.events set superseded_at = 'infinity'")
    }
  }

  @Test func nobodyLetsHimselfIntoACase() async throws {
    let test = try await Self.filled("record_let_in")
    let id = try await test.look("select case_id from aftercare.case_file")[0] ?? ""
    for statement in [
      "insert into aftercare.case_party (case_id, body, basis, since) "
        + "values (\(id), 'E10000003', 'funding', '2020-01-01')",
      "insert into aftercare.events (case_id, id, recorded_by, source, on_date, kind) "
        + "values (\(id), 'x', 'x', 'x', '2020-01-01', 'move')",
      "insert into aftercare.case_change values (\(id), now())",
    ] {
      await #expect(throws: (any Error).self, "\(statement)") {
        try await test.asApplication([Self.theirs], statement)
      }
    }
  }

  @Test func aBodyOpensAndCorrectsItsOwnCase() async throws {
    let test = try await Self.filled("record_own_case")
    let capacity = Capacity.application(bodies: [Self.theirs])
    var given = try caseFile(ImportTests.json)
    let first = try await test.register.importCases([given], from: file, as: capacity)
    #expect(first.newCases == 1)
    #expect(try await test.register.caseFile(given.reference, as: capacity) == given.sorted)
    given.plans[0].crisisPlan = true
    let count = try await test.register.importCases([given], from: file, as: capacity)
    #expect(count.changed == 1 && count.new == 0)
    // The funding body sees it too.
    let funder = Capacity.application(bodies: [Self.board])
    #expect(try await test.register.caseFile(given.reference, as: funder) != nil)
    // A stranger neither sees nor takes its reference.
    let stranger = Capacity.application(bodies: ["E06000001"])
    await #expect(throws: RegisterError.referenceInUse(given.reference)) {
      try await test.register.importCases([given], from: file, as: stranger)
    }
  }

  @Test func aPartyFromALaterDaySeesNothingBefore() async throws {
    let test = try await TestRegister("record_later")
    try await test.register.importCases(
      [
        caseFile(
          """
          {"format": "aftercare-case/1", "case": "MINE", "person": {},
           "funding": [{"id": "f1", "start": "2999-01-01", "parties": [{"body": "E06000062"}]}]}
          """)
      ], from: file)
    #expect(try await !sees(test, [Self.mine]))
  }

  @Test func errorsNeverQuoteWhatWasRecorded() async throws {
    let test = try await Self.filled("record_errors")
    do {
      try await test.asApplication(
        [Self.mine],
        """
        insert into aftercare.person (case_id, id, recorded_by, source, family_name, nhs_number)
        select case_id, 'x', 'x', 'x', 'Secretive', '9990000001' from aftercare.case_file
        """)
      Issue.record("a wrong NHS number was stored")
    } catch {
      let words = "\(error)"
      #expect(words.contains("check digit"))
      #expect(!words.contains("Secretive") && !words.contains("9990000001"))
    }
  }
}

extension TestRegister {
  /// Runs statements as the application, for these bodies.
  func asApplication(_ bodies: [BodyCode], _ script: String) async throws {
    let connection = try await Connection.open(settings)
    let claims = bodies.map(\.text).joined(separator: ",")
    do {
      try await connection.execute(
        """
        begin; set local role aftercare_app;
        select set_config('aftercare.bodies', aftercare.bodies_in_force('\(claims)'), true),
          set_config('aftercare.role', 'coordinator', true), set_config('aftercare.actor', 'token:0', true);
        \(script); commit
        """)
      await connection.close()
    } catch {
      await connection.close()
      throw RegisterError(refusal: error)
    }
  }
}
