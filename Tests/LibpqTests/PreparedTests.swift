import Testing

@testable import Libpq

struct PreparedTests {
  @Test func namesDependOnTextAndTypes() {
    #expect(Statement("select 1").name == Statement("select 1").name)
    #expect(Statement("select 1").name != Statement("select 2").name)
    #expect(Statement("select $1").name != Statement("select $1", types: [.int4]).name)
    #expect(
      Statement("select $1", types: [.int4, .int8]).name
        != Statement("select $1", types: [.int8, .int4]).name)
    #expect(Statement("select 1").name.utf8.count < 63)
  }

  @Test func preparedOnceAndUsedAgain() async throws {
    let connection = try await TestServer.connection("libpq_prepared")
    for _ in 0..<3 { _ = try await connection.query(Statement("select 7")) }
    #expect(try await names(connection).count == 2)
  }

  @Test func changedTableIsPreparedAnew() async throws {
    let connection = try await TestServer.connection("libpq_prepared_alter")
    try await connection.execute("create table t (a int); insert into t values (1)")
    let statement = Statement("select * from t")
    #expect(try await connection.query(statement).columns.count == 1)
    try await connection.execute("alter table t add b text default 'x'")
    #expect(try await connection.query(statement).columns.count == 2)
    try await connection.execute("alter table t drop a")
    #expect(try await connection.query(statement)[0][0] == "x")
  }

  @Test func insideATransactionTheChangeIsAnError() async throws {
    let connection = try await TestServer.connection("libpq_prepared_transaction")
    try await connection.execute("create table t (a int)")
    let statement = Statement("select * from t")
    _ = try await connection.query(statement)
    try await connection.execute("alter table t add b text")
    try await connection.execute("begin")
    let error = try await postgresError { _ = try await connection.query(statement) }
    #expect(error.sqlState == .featureNotSupported)
    try await connection.execute("rollback")
    #expect(try await connection.query(statement).columns.count == 2)
  }

  @Test func statementsLostOnTheServerArePreparedAnew() async throws {
    let connection = try await TestServer.connection("libpq_prepared_lost")
    let statement = Statement("select 5")
    _ = try await connection.query(statement)
    try await connection.execute("deallocate all")
    #expect(try await connection.query(statement)[0][0] == "5")
    try await connection.reset()
    #expect(try await connection.query(statement)[0][0] == "5")
  }

  @Test func leastRecentlyUsedIsLetGo() async throws {
    var settings = try await TestServer.settings("libpq_prepared_lru")
    settings.preparedCapacity = 3
    let connection = try await Connection.open(settings)
    for number in 0..<10 {
      let rows = try await connection.query(Statement(assembled: "select \(number)"))
      #expect(rows[0][0] == String(number))
      _ = try await connection.query(Statement("select 0"))
    }
    let names = try await names(connection)
    #expect(names.count <= 3)
    #expect(names.contains(Statement("select 0").name))
  }

  @Test func preparingCanBeSwitchedOff() async throws {
    var settings = try await TestServer.settings("libpq_prepared_off")
    settings.preparedCapacity = 0
    let connection = try await Connection.open(settings)
    _ = try await connection.query(Statement("select $1::int"), [.integer(1)])
    #expect(try await names(connection).isEmpty)
  }

  @Test func cacheCountsUse() {
    var cache = PreparedCache(capacity: 2)
    let (a, b, c) = (Statement("a"), Statement("b"), Statement("c"))
    for statement in [a, b, c] {
      #expect(cache.standing(statement) == .absent)
      cache.insert(statement, name: statement.sql)
      if statement == b { #expect(cache.standing(a) == .ready(name: "a")) }
    }
    #expect(cache.overflow() == ["b"])
    cache.markStale(a)
    #expect(cache.standing(a) == .stale(name: "a"))
    cache.forget(c)
    #expect(cache.standing(c) == .absent)
  }

  private func names(_ connection: Connection) async throws -> [String] {
    let rows = try await connection.query(
      Statement("select name from pg_prepared_statements where name like 'aftercare%'"))
    return rows.compactMap { $0[0] }
  }
}
