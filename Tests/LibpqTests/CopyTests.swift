import Libpq
import Testing

private struct BodyFailed: Error {}

struct CopyTests {
  @Test func textGoesInAndComesOut() async throws {
    let connection = try await TestServer.connection("libpq_copy")
    try await connection.execute("create table t (id int, name text)")
    let (count, copied) = try await connection.run { connection in
      let count = try connection.copyIn(Statement("copy t from stdin")) { writer in
        for number in 0..<50_000 {
          try writer.row([String(number), number % 3 == 0 ? nil : "a\tb\\n\n\(number)"])
        }
      }
      var bytes: [UInt8] = []
      try connection.copyOut(Statement("copy (select * from t order by id) to stdout")) {
        bytes += $0
      }
      return (count, bytes)
    }
    #expect(count == 50_000)
    #expect(copied.starts(with: "0\t\\N\n1\ta\\tb\\\\n\\n1\n".utf8))
    #expect(copied.count { $0 == UInt8(ascii: "\n") } == 50_000)
    let rows = try await connection.query(
      Statement("select count(name), max(name) from t where id < 3"))
    #expect(rows[0][0] == "2")
    #expect(rows[0][1] == "a\tb\\n\n2")
  }

  @Test func binaryGoesIn() async throws {
    let connection = try await TestServer.connection("libpq_copy_binary")
    try await connection.execute(
      "create table t (id int, born date, name text, alive bool, n int8)")
    try await connection.run { connection in
      _ = try connection.copyIn(Statement("copy t from stdin (format binary)")) { writer in
        try writer.beginBinary()
        for number in Int32(0)..<20_000 {
          try writer.beginRow(columns: 5)
          try writer.integer(number)
          try writer.integer(number - 1)
          try writer.text("name \(number)")
          try writer.bool(number % 2 == 0)
          if number % 5 == 0 { try writer.null() } else { try writer.integer(Int64(number) << 40) }
        }
        try writer.endBinary()
      }
    }
    let rows = try await connection.query(
      Statement("select * from t where id in (0, 19999) order by id"))
    #expect((0..<5).map { rows[0][$0] } == ["0", "1999-12-31", "name 0", "t", nil])
    #expect(rows[1][4] == String(Int64(19_999) << 40))
  }

  @Test func aThrowingBodyUndoesTheCopy() async throws {
    let connection = try await TestServer.connection("libpq_copy_throw")
    try await connection.execute("create table t (id int)")
    await #expect(throws: BodyFailed.self) {
      try await connection.run { connection in
        _ = try connection.copyIn(Statement("copy t from stdin")) { writer in
          for number in 0..<100_000 { try writer.row([String(number)]) }
          throw BodyFailed()
        }
      }
    }
    #expect(try await connection.query(Statement("select count(*) from t"))[0][0] == "0")
  }

  @Test func theServersErrorIsReported() async throws {
    let connection = try await TestServer.connection("libpq_copy_error")
    try await connection.execute("create table t (id int primary key)")
    let error = try await postgresError {
      try await connection.run { connection in
        _ = try connection.copyIn(Statement("copy t from stdin")) { writer in
          for number in 0..<200_000 { try writer.row([number == 500 ? "canary" : String(number)]) }
        }
      }
    }
    #expect(error.sqlState == SQLState("22P02"))
    #expect(!error.description.contains("canary"))
    #expect(try await connection.query(Statement("select count(*) from t"))[0][0] == "0")
  }

  @Test func aThrowingReaderStopsTheCopy() async throws {
    let connection = try await TestServer.connection("libpq_copy_out")
    await #expect(throws: BodyFailed.self) {
      try await connection.run { connection in
        try connection.copyOut(Statement("copy (select generate_series(1, 100000000)) to stdout")) {
          _ in
          throw BodyFailed()
        }
      }
    }
    #expect(try await connection.query(Statement("select 1"))[0][0] == "1")
  }

  @Test func anErrorInTheMiddleOfACopyOut() async throws {
    let connection = try await TestServer.connection("libpq_copy_out_error")
    let error = try await postgresError {
      try await connection.run { connection in
        try connection.copyOut(
          Statement("copy (select 1 / (50000 - g) from generate_series(1, 100000) g) to stdout")
        ) { _ in }
      }
    }
    #expect(error.sqlState == SQLState("22012"))
    #expect(try await connection.query(Statement("select 1"))[0][0] == "1")
  }

  @Test func cancelledCopiesEnd() async throws {
    let connection = try await TestServer.connection("libpq_copy_cancel")
    try await connection.execute("create table t (id int)")
    let task = Task {
      try await connection.run { connection in
        _ = try connection.copyIn(Statement("copy t from stdin")) { writer in
          while true { try writer.row(["1"]) }
        }
      }
    }
    try await Task.sleep(for: .milliseconds(100))
    task.cancel()
    let error = try await postgresError { _ = try await task.value }
    #expect(error.kind == .cancelled)
    #expect(try await connection.query(Statement("select count(*) from t"))[0][0] == "0")
  }

  @Test func anotherStatementIsNotACopy() async throws {
    let connection = try await TestServer.connection("libpq_copy_other")
    let error = try await postgresError {
      _ = try await connection.run { try $0.copyIn(Statement("select 1")) { _ in } }
    }
    #expect(error.kind == .misuse)
    #expect(try await connection.query(Statement("select 1"))[0][0] == "1")
    let missing = try await postgresError {
      _ = try await connection.run { try $0.copyIn(Statement("copy nothing from stdin")) { _ in } }
    }
    #expect(missing.sqlState == SQLState("42P01"))
  }
}
