import Libpq
import Testing

struct QueryTests {
  @Test func valuesTravelBothWays() async throws {
    let connection = try await TestServer.connection("libpq_query")
    let rows = try await connection.query(
      Statement(
        "select $1::text as a, $2::int as b, $3::bool as c, $4::text[] as d, $5::text as e"),
      [
        .text("Zoë 'quoted' \\ \n"), .integer(-7), .boolean(true),
        .textArray(["a,b", "\"x\\", nil, ""]), .null,
      ])
    #expect(rows.columns.map(\.name) == ["a", "b", "c", "d", "e"])
    #expect(rows.columns.map(\.type) == [.text, .int4, .bool, .textArray, .text])
    #expect(rows[0][0] == "Zoë 'quoted' \\ \n")
    #expect(rows[0][1] == "-7")
    #expect(rows[0][2] == "t")
    #expect(ArrayLiteral.elements(of: rows[0][3] ?? "") == ["a,b", "\"x\\", nil, ""])
    #expect(rows[0][4] == nil)
  }

  @Test func bytesAndIntegerArrays() async throws {
    let connection = try await TestServer.connection("libpq_query_bytes")
    let rows = try await connection.query(
      Statement("select encode($1::bytea, 'hex'), array_length($2::int8[], 1)"),
      [.bytes([0, 255, 16]), .integerArray([1, -2, 3])])
    #expect(rows[0][0] == "00ff10")
    #expect(rows[0][1] == "3")
  }

  @Test func sessionIsFixed() async throws {
    var settings = try await TestServer.settings("libpq_query_session")
    settings.searchPath = ["care", "pg_catalog"]
    settings.statementTimeout = .seconds(3)
    settings.lockTimeout = .milliseconds(1500)
    let connection = try await Connection.open(settings)
    let rows = try await connection.query(
      Statement(
        """
        select current_setting('DateStyle'), current_setting('TimeZone'),
          current_setting('IntervalStyle'), current_setting('bytea_output'),
          current_setting('client_encoding'), current_setting('search_path'),
          current_setting('statement_timeout'), current_setting('lock_timeout'),
          current_setting('application_name')
        """))
    let values = (0..<9).map { rows[0][$0] }
    #expect(
      values == [
        "ISO, YMD", "UTC", "iso_8601", "hex", "UTF8", "care,pg_catalog", "3s", "1500ms",
        "libpq_query_session",
      ])
    #expect(await connection.serverVersion >= 150_000)
  }

  @Test func affectedRowsAreCounted() async throws {
    let connection = try await TestServer.connection("libpq_query_count")
    try await connection.execute(
      "create table t (a int); insert into t select generate_series(1, 5)")
    let rows = try await connection.query(
      Statement("update t set a = a + 1 where a > $1"), [.integer(2)])
    #expect(rows.affectedCount == 3)
    #expect(rows.isEmpty)
  }

  @Test func nulIsRefusedBeforeSending() async throws {
    let connection = try await TestServer.connection("libpq_query_nul")
    let text = try await postgresError {
      _ = try await connection.query(Statement("select length($1)"), [.text("a\0b")])
    }
    #expect(text.kind == .misuse)
    let array = try await postgresError {
      _ = try await connection.query(Statement("select $1::text[]"), [.textArray(["a\0b"])])
    }
    #expect(array.kind == .misuse)
    let script = try await postgresError { try await connection.execute("select 1\0, 2") }
    #expect(script.kind == .misuse)
    #expect(try await connection.query(Statement("select 1"))[0][0] == "1")
  }

  @Test func tooManyParametersAreRefusedBeforeSending() async throws {
    let connection = try await TestServer.connection("libpq_query_many")
    let error = try await postgresError {
      _ = try await connection.query(
        Statement("select 1"), Array(repeating: .integer(1), count: 65_536))
    }
    #expect(error.kind == .misuse)
    #expect(await connection.isUsable)
  }

  @Test func noticesAreKeptNotPrinted() async throws {
    let connection = try await TestServer.connection("libpq_query_notice")
    try await connection.execute("do $$ begin raise warning 'careful'; end $$")
    let notices = await connection.takeNotices()
    #expect(notices.map(\.severity) == ["WARNING"])
    #expect(notices.map(\.message) == ["careful"])
    #expect(notices.map(\.sqlState) == [.warning])
    #expect(await connection.takeNotices().isEmpty)
  }

  @Test func workRunsOnTheConnectionsThread() async throws {
    let connection = try await TestServer.connection("libpq_query_run")
    let sum = try await connection.run { connection in
      var sum = 0
      for number in 1...50 {
        let rows = try connection.query(Statement("select $1::int * 2"), [.integer(number)])
        sum += Int(rows[0][0] ?? "") ?? 0
      }
      return sum
    }
    #expect(sum == 2550)
  }

  @Test func aCopyIsNotAStatement() async throws {
    let connection = try await TestServer.connection("libpq_query_copy")
    let error = try await postgresError {
      try await connection.execute("copy (select 1) to stdout")
    }
    #expect(error.kind == .misuse)
    #expect(await !connection.isUsable)
  }
}
