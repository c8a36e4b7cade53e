import Database
import Testing

struct PoolTests {
  @Test func noMoreConnectionsThanAllowed() async throws {
    let database = try await TestDatabase.make("database_pool", size: 3)
    try await withThrowingTaskGroup { group in
      for _ in 0..<60 {
        group.addTask { _ = try await database.query("select pg_sleep(0.002)") }
      }
      try await group.waitForAll()
    }
    let count = try await database.query(
      "select count(*) from pg_stat_activity where datname = 'database_pool'")
    #expect(try #require(Int(count[0][0] ?? "")) <= 3)
  }

  @Test func aRequestThatWaitsTooLongIsToldSo() async throws {
    var limits = PoolLimits()
    limits.maximumSize = 1
    limits.acquisitionTimeout = .seconds(1)
    // Nor does a connection that lay idle on a busy machine have to be asked first.
    limits.idleCheck = .seconds(600)
    let settings = try await TestDatabase.settings("database_pool_busy")
    let gate = try await Connection.open(settings)
    try await gate.execute("select pg_advisory_lock(1)")
    let database = Database(settings, limits: limits)
    // On a busy machine opening may take longer than a request may wait; once open, none has to wait.
    while (try? await database.query("select 1")) == nil {}
    let (started, held) = occupy(database, "select pg_advisory_lock(1)")
    for await _ in started {}
    await #expect(throws: DatabaseError.busy) { _ = try await database.query("select 1") }
    try await gate.execute("select pg_advisory_unlock(1)")
    #expect(try await held.value == 1)
    #expect(try await database.query("select 1").count == 1)
  }

  @Test func aCancelledRequestStopsWaiting() async throws {
    let database = try await TestDatabase.make("database_pool_cancel", size: 1)
    let (started, slow) = occupy(database, "select pg_sleep(1)")
    for await _ in started {}
    let waiting = Task { try await database.query("select 1") }
    waiting.cancel()
    await #expect(throws: (any Error).self) { _ = try await waiting.value }
    #expect(try await slow.value == 1)
  }

  @Test func aLostConnectionIsReplaced() async throws {
    let database = try await TestDatabase.make("database_pool_lost", size: 1)
    let first = try await database.withConnection { $0.backendID }
    await #expect(throws: PostgresError.self) {
      _ = try await database.query("select pg_terminate_backend(pg_backend_pid())")
    }
    let second = try await database.withConnection { $0.backendID }
    #expect(first != second)
  }

  @Test func anIdleConnectionIsAskedBeforeItIsUsed() async throws {
    var limits = PoolLimits()
    limits.maximumSize = 1
    limits.idleCheck = .zero
    limits.acquisitionTimeout = .seconds(60)
    let settings = try await TestDatabase.settings("database_pool_idle")
    let database = Database(settings, limits: limits)
    let id = try await database.withConnection { Int($0.backendID) }
    let killer = try await Connection.open(settings)
    _ = try await killer.query("select pg_terminate_backend(\(id))")
    #expect(try await database.query("select 1").count == 1)
  }

  @Test func noServerFailsFast() async throws {
    let settings = ConnectionSettings(.keywords(["host": "/nonexistent"]))
    var limits = PoolLimits()
    limits.acquisitionTimeout = .seconds(60)
    let database = Database(settings, limits: limits)
    for _ in 0..<50 {
      do {
        _ = try await database.query("select 1")
        Issue.record("there is no such server")
      } catch DatabaseError.unreachable(let cause) {
        #expect(cause?.kind == .connection)
      }
    }
    #expect(DatabaseError.unreachable(nil).description == "the database is unreachable")
  }

  @Test func shutdownWaitsThenCancels() async throws {
    let database = try await TestDatabase.make("database_pool_shutdown")
    let (started, slow) = occupy(database, "select pg_sleep(30)")
    for await _ in started {}
    await database.shutDown(grace: .milliseconds(100))
    await #expect(throws: PostgresError.self) { _ = try await slow.value }
    await #expect(throws: DatabaseError.shutDown) { _ = try await database.query("select 1") }
  }

  @Test func theDescriptionShowsNoPassword() {
    let settings = ConnectionSettings(
      .string("host=db.example user=anna password=hunter2 dbname=care"))
    #expect(Database(settings).connectionDescription == "anna@db.example:5432/care")
  }

  /// Holds a connection while a statement runs; the stream ends once it is held, or cannot be.
  private func occupy(
    _ database: Database, _ statement: SQL
  ) -> (started: AsyncStream<Void>, rows: Task<Int, any Error>) {
    let (started, continuation) = AsyncStream.makeStream(of: Void.self)
    let task = Task {
      defer { continuation.finish() }
      return try await database.withConnection { connection in
        continuation.finish()
        return try connection.query(statement).count
      }
    }
    return (started, task)
  }
}
