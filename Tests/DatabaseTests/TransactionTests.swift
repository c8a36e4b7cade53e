import Database
import Testing

private struct BodyFailed: Error {}

struct TransactionTests {
  @Test func committedOrUndone() async throws {
    let database = try await TestDatabase.make("database_commit")
    _ = try await database.query("create table t (a int)")
    try await database.transaction { _ = try $0.query("insert into t values (\(1))") }
    await #expect(throws: BodyFailed.self) {
      try await database.transaction { connection in
        _ = try connection.query("insert into t values (\(2))")
        throw BodyFailed()
      }
    }
    #expect(try await database.query("select a from t").map { $0[0] } == ["1"])
  }

  @Test func roleAndClaimsHoldForOneTransaction() async throws {
    let database = try await TestDatabase.make("database_claims", size: 1)
    try await TestDatabase.makeRole("aftercare_test_reader", in: database)
    let inside = try await database.transaction(
      role: "aftercare_test_reader", claims: ["app.claims": "{\"body\": \"O'Hara\"}"]
    ) { connection in
      try connection.query("select current_user, current_setting('app.claims')").only()
    }
    #expect(inside[0] == "aftercare_test_reader")
    #expect(inside[1] == "{\"body\": \"O'Hara\"}")
    #expect(try await trace(database) == ["aftercare_admin", ""])
  }

  /// Whatever a user of a connection leaves behind, the next finds nothing of it.
  @Test(arguments: 0..<9) func nothingIsCarriedOver(poison: Int) async throws {
    let database = try await TestDatabase.make("database_poison_\(poison)", size: 1)
    try await TestDatabase.makeRole("aftercare_test_writer", in: database)
    for _ in 0..<10 {
      try? await database.transaction(
        role: "aftercare_test_writer", claims: ["app.claims": "secret"]
      ) { try TransactionTests.misbehave(poison, $0) }
      try? await database.withConnection { try TransactionTests.misbehave(poison, $0) }
      #expect(try await trace(database) == ["aftercare_admin", ""])
      let temporary = try await database.query(
        "select count(*) from pg_class where relname = 'left_behind'")
      #expect(temporary[0][0] == "0")
    }
  }

  private static func misbehave(_ poison: Int, _ connection: isolated Connection) throws {
    switch poison {
    case 0: try connection.execute("begin; select set_config('app.claims', 'x', false)")
    case 1: try connection.execute("select set_config('app.claims', 'x', false)")
    case 2:
      try connection.execute("set role aftercare_test_writer; create temp table left_behind ()")
    case 3: try connection.execute("set role aftercare_test_writer; select 1 / 0")
    case 4:
      try connection.execute("create temp table left_behind ()")
      throw BodyFailed()
    case 5: try connection.execute("savepoint s; set role aftercare_test_writer; rollback to s")
    case 6:
      try connection.enterPipeline()
      try connection.send("select set_config('app.claims', 'x', false)")
    case 7: _ = try? connection.query("select 1 / 0")
    default: _ = try connection.query("select pg_terminate_backend(pg_backend_pid())")
    }
  }

  private func trace(_ database: Database) async throws -> [String?] {
    let row = try await database.query(
      "select current_user, coalesce(current_setting('app.claims', true), '')"
    ).only()
    return [row[0], row[1]]
  }

  @Test func aSwallowedErrorIsNotACommit() async throws {
    let database = try await TestDatabase.make("database_swallowed")
    _ = try await database.query("create table t (a int)")
    await #expect(throws: PostgresError.self) {
      try await database.transaction { connection in
        _ = try connection.query("insert into t values (1)")
        _ = try? connection.query("select 1 / 0")
      }
    }
    #expect(try await database.query("select a from t").isEmpty)
  }

  @Test func undeclaredClaimsAreRefused() async throws {
    let database = try await TestDatabase.make("database_claims_undeclared")
    await #expect(throws: PostgresError.self) {
      try await database.transaction(claims: ["app.other": "x"]) { _ in }
    }
  }

  @Test func cancelledBeforeTheCommitIsUndone() async throws {
    let database = try await TestDatabase.make("database_cancelled")
    _ = try await database.query("create table t (a int)")
    let task = Task {
      try await database.transaction { connection in
        _ = try connection.query("insert into t values (1)")
        _ = try connection.query("select pg_sleep(30)")
      }
    }
    try await Task.sleep(for: .milliseconds(100))
    task.cancel()
    await #expect(throws: (any Error).self) { try await task.value }
    #expect(try await database.query("select a from t").isEmpty)
  }

  @Test func aFailedConstraintAtCommitIsAnOrdinaryError() async throws {
    let database = try await TestDatabase.make("database_deferred")
    try await database.withConnection {
      try $0.execute(
        "create table t (a int constraint t_once unique deferrable initially deferred)")
    }
    do {
      try await database.transaction { connection in
        _ = try connection.query("insert into t values (1), (1)")
      }
      Issue.record("a duplicate was committed")
    } catch let error as PostgresError {
      #expect(error.sqlState == .uniqueViolation)
      #expect(error.constraint == "t_once")
    }
  }

  @Test func aConnectionLostInTheCommitLeavesTheOutcomeUnknown() async throws {
    let database = try await TestDatabase.make("database_unknown")
    try await database.withConnection {
      try $0.execute(
        """
        create table t (a int);
        create function die() returns trigger language plpgsql as
          $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
        create constraint trigger t_die after insert on t deferrable initially deferred
          for each row execute function die()
        """)
    }
    do {
      try await database.transaction { _ = try $0.query("insert into t values (1)") }
      Issue.record("a lost connection went unnoticed")
    } catch DatabaseError.commitOutcomeUnknown(let error) {
      #expect(error.endsSession)
    }
    #expect(try await database.query("select 1").count == 1)
  }
}
