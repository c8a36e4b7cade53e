import Libpq
import Testing

struct CancelTests {
  @Test func cancelledTaskEndsItsStatement() async throws {
    let connection = try await TestServer.connection("libpq_cancel")
    let task = Task { try await connection.run { try $0.query(Statement("select pg_sleep(30)")) } }
    try await Task.sleep(for: .milliseconds(50))
    task.cancel()
    let error = try await postgresError { _ = try await task.value }
    #expect(error.kind == .cancelled)
    #expect(await connection.isUsable)
    #expect(try await connection.query(Statement("select 1"))[0][0] == "1")
  }

  @Test func taskThatAwaitsAMethodIsNoticedToo() async throws {
    let connection = try await TestServer.connection("libpq_cancel_direct")
    let task = Task { try await connection.query(Statement("select pg_sleep(30)")) }
    try await Task.sleep(for: .milliseconds(20))
    task.cancel()
    let error = try await postgresError { _ = try await task.value }
    #expect(error.kind == .cancelled)
  }

  @Test func taskCancelledBeforehandSendsNothing() async throws {
    let connection = try await TestServer.connection("libpq_cancel_before")
    try await connection.execute("create table t (a int)")
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      try await connection.run { try $0.execute("insert into t values (1)") }
    }
    task.cancel()
    let error = try await postgresError { try await task.value }
    #expect(error.kind == .cancelled)
    #expect(try await connection.query(Statement("select count(*) from t"))[0][0] == "0")
  }

  /// A cancel races with the end of a statement; whichever wins, the next statement is unharmed.
  @Test func lateCancelNeverHitsTheNextStatement() async throws {
    let connection = try await TestServer.connection("libpq_cancel_race")
    var cancelledCount = 0
    // On a machine that is busy with other tests a cancel comes late: the statement grows with it.
    var length = 0.004
    for race in 0..<400 {
      let seconds = length
      let task = Task {
        try await connection.run {
          try $0.query(
            Statement("select pg_sleep($1::double precision)"), [.text(String(seconds))])
        }
      }
      try await Task.sleep(for: .milliseconds(2))
      task.cancel()
      do {
        _ = try await task.value
        length = min(length * 1.1, 1)
      } catch let error as PostgresError {
        #expect(error.kind == .cancelled)
        cancelledCount += 1
        length /= 1.1
      }
      let rows = try await connection.query(
        Statement("select $1::int, pg_sleep(0.001)"), [.integer(race)])
      #expect(rows[0][0] == String(race))
    }
    #expect(cancelledCount > 20, "the race was never close: \(cancelledCount)")
    #expect(cancelledCount < 400, "the race was never close: \(cancelledCount)")
  }

  @Test func deadlineCancels() async throws {
    let connection = try await TestServer.connection("libpq_cancel_deadline")
    let error = try await postgresError {
      try await connection.run { connection in
        try connection.within(.milliseconds(50)) {
          _ = try connection.query(Statement("select pg_sleep(30)"))
        }
      }
    }
    #expect(error.kind == .cancelled)
    #expect(try await connection.query(Statement("select 1"))[0][0] == "1")
  }

  @Test func serverTimeoutIsNotACancelledTask() async throws {
    var settings = try await TestServer.settings("libpq_cancel_timeout")
    settings.statementTimeout = .milliseconds(300)
    let connection = try await Connection.open(settings)
    let error = try await postgresError {
      _ = try await connection.query(Statement("select pg_sleep(30)"))
    }
    #expect(error.kind == .server)
    #expect(error.sqlState == .queryCanceled)
  }

  @Test func shutdownCancelsAndRefuses() async throws {
    let connection = try await TestServer.connection("libpq_cancel_shutdown")
    let task = Task { try await connection.query(Statement("select pg_sleep(30)")) }
    try await Task.sleep(for: .milliseconds(30))
    connection.shutDown()
    let error = try await postgresError { _ = try await task.value }
    #expect(error.kind == .cancelled)
    let next = try await postgresError { _ = try await connection.query(Statement("select 1")) }
    #expect(next.kind == .cancelled)
  }

  @Test func shieldedWorkIsFinished() async throws {
    let connection = try await TestServer.connection("libpq_cancel_shield")
    let (started, start) = AsyncStream<Void>.makeStream()
    let task = Task {
      try await connection.run { connection in
        try connection.shielded {
          start.finish()
          return try connection.query(Statement("select pg_sleep(0.2)")).count
        }
      }
    }
    for await _ in started {}
    task.cancel()
    #expect(try await task.value == 1)
  }
}
