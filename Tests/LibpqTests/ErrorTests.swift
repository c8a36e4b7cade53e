import Libpq
import Testing

struct ErrorTests {
  private static let canary = "canary-999-123-4567"

  @Test func errorCarriesStateAndNamesButNoRow() async throws {
    let connection = try await TestServer.connection("libpq_error")
    try await connection.execute(
      """
      create table person (id int primary key, name text,
        constraint person_name_short check (length(name) < 5))
      """)
    let error = try await postgresError {
      _ = try await connection.query(
        Statement("insert into person values ($1, $2)"), [.integer(1), .text(ErrorTests.canary)])
    }
    #expect(error.kind == .server)
    #expect(error.sqlState == .checkViolation)
    #expect(error.severity == "ERROR")
    #expect(error.constraint == "person_name_short")
    #expect(error.table == "person")
    #expect(error.schema == "public")
    #expect(error.statement?.hasPrefix("aftercare_") == true)
    #expect(!error.description.contains(ErrorTests.canary))
    #expect(!error.debugDescription.contains(ErrorTests.canary))
    #expect(!String(reflecting: error).contains(ErrorTests.canary))
    var dumped = ""
    dump(error, to: &dumped)
    #expect(!dumped.contains(ErrorTests.canary))
  }

  @Test func messageThatQuotesAValueIsNotInTheDescription() async throws {
    let connection = try await TestServer.connection("libpq_error_value")
    let error = try await postgresError {
      _ = try await connection.query(Statement("select $1::int"), [.text(ErrorTests.canary)])
    }
    #expect(error.sqlState == SQLState("22P02"))
    #expect(error.description == "the database refused a statement (SQLSTATE 22P02)")
  }

  @Test func killedBackendIsRecognised() async throws {
    let settings = try await TestServer.settings("libpq_error_killed")
    let victim = try await Connection.open(settings)
    let killer = try await Connection.open(settings)
    let id = await victim.backendID
    _ = try await killer.query(Statement("select pg_terminate_backend($1)"), [.integer(Int(id))])
    let error = try await postgresError { _ = try await victim.query(Statement("select 1")) }
    #expect(error.kind == .connection)
    #expect(error.endsSession)
    #expect(await !victim.isUsable)
    let next = try await postgresError { _ = try await victim.query(Statement("select 1")) }
    #expect(next.kind == .connection)
  }

  @Test func backendKilledDuringAStatementIsRecognised() async throws {
    let settings = try await TestServer.settings("libpq_error_killed_busy")
    let victim = try await Connection.open(settings)
    let killer = try await Connection.open(settings)
    let id = await victim.backendID
    async let failure = postgresError {
      _ = try await victim.query(Statement("select pg_sleep(30)"))
    }
    _ = try await killer.run { killer in
      let busy = Statement(
        "select 1 from pg_stat_activity where pid = $1 and wait_event = 'PgSleep'")
      while try killer.query(busy, [.integer(Int(id))]).isEmpty {}
      return try killer.query(Statement("select pg_terminate_backend($1)"), [.integer(Int(id))])
    }
    let error = try await failure
    #expect(error.sqlState == .adminShutdown)
    #expect(error.endsSession)
    #expect(await !victim.isUsable)
  }

  @Test func aReadOnlyServerEndsTheSession() async throws {
    let connection = try await TestServer.connection("libpq_error_readonly")
    try await connection.execute("set default_transaction_read_only = on")
    let error = try await postgresError { try await connection.execute("create table t ()") }
    #expect(error.sqlState == .readOnlyTransaction)
    #expect(await !connection.isUsable)
  }

  @Test func noServerIsAConnectionError() async throws {
    let settings = ConnectionSettings(.keywords(["host": "/nonexistent"]))
    let error = try await postgresError { _ = try await Connection.open(settings) }
    #expect(error.kind == .connection)
  }

  @Test func connectionStringIsNeverQuoted() async throws {
    let error = try await postgresError {
      _ = try await Connection.open(ConnectionSettings(.string("host password hunter2")))
    }
    #expect(error.kind == .misuse)
    #expect(!error.debugDescription.contains("hunter2"))
    let target = ConnectionTarget.string("postgresql://anna:hunter2@db.example:5433/care")
    #expect(target.description == "anna@db.example:5433/care")
  }
}
