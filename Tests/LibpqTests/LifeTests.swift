import Libpq
import Testing

struct LifeTests {
  @Test func aConnectionThatIsLetGoIsClosed() async throws {
    let watcher = try await TestServer.connection("libpq_life_watcher")
    let settings = try await TestServer.settings("libpq_life")
    for _ in 0..<20 {
      let connection = try await Connection.open(settings)
      #expect(try await connection.query(Statement("select 1")).count == 1)
    }
    try await watcher.run { watcher in
      let sessions = Statement("select 1 from pg_stat_activity where datname = 'libpq_life'")
      try watcher.within(.seconds(120)) { () throws(PostgresError) in
        while try !watcher.query(sessions).isEmpty {}
      }
    }
  }

  @Test func aClosedConnectionRefuses() async throws {
    let connection = try await TestServer.connection("libpq_life_closed")
    await connection.close()
    let error = try await postgresError { _ = try await connection.query(Statement("select 1")) }
    #expect(error.kind == .connection)
    #expect(await !connection.isUsable)
    #expect(await connection.transactionStatus == .unknown)
  }

  /// Many tasks share one connection; each sees its own answers, in turn.
  @Test func manyTasksMayShareAConnection() async throws {
    let connection = try await TestServer.connection("libpq_life_shared")
    try await withThrowingTaskGroup { group in
      for number in 0..<200 {
        group.addTask {
          let rows = try await connection.query(
            Statement("select $1::int"), [.integer(number)])
          return rows[0][0] == String(number)
        }
      }
      for try await isRight in group { #expect(isRight) }
    }
  }
}
