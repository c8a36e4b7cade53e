import Libpq
import Testing

struct PipelineTests {
  @Test func answersComeInOrder() async throws {
    let connection = try await TestServer.connection("libpq_pipeline")
    let numbers = try await connection.run { connection in
      try connection.enterPipeline()
      var numbers: [Int32] = []
      let statement = Statement("select $1::int + 1")
      for number in 0..<500 {
        try connection.send(statement, [.integer(number)])
        if number % 50 == 49 { try connection.sync() }
      }
      for _ in 0..<500 {
        let rows = try connection.nextResult()
        try rows.requireTypes([.int32])
        numbers.append(rows.int32(0, 0) ?? 0)
      }
      try connection.exitPipeline()
      return numbers
    }
    #expect(numbers == Array(1...500))
    #expect(try await connection.query(Statement("select 1"))[0][0] == "1")
  }

  /// The next chunk is sent before the last is read, with answers far wider than socket buffers.
  @Test func chunksOverlapWithoutDeadlock() async throws {
    let connection = try await TestServer.connection("libpq_pipeline_chunks")
    let total = try await connection.run { connection in
      try connection.enterPipeline()
      var total = 0
      try sendChunk(0, on: connection)
      for number in 0..<8 {
        if number < 7 { try sendChunk(number + 1, on: connection) }
        let rows = try connection.nextResult()
        #expect(rows.int32(0, 0) == Int32(number * 5000))
        total += rows.count
        let length = try connection.nextResult()
        #expect(length.int32(0, 0) == 300_000)
      }
      try connection.exitPipeline()
      return total
    }
    #expect(total == 40_000)
  }

  @Test func anErrorSkipsToTheNextSyncAndNoFurther() async throws {
    let connection = try await TestServer.connection("libpq_pipeline_error")
    try await connection.run { connection in
      try connection.enterPipeline()
      try connection.send(Statement("select 1"))
      try connection.send(Statement("select 1 / $1::int"), [.integer(0)])
      try connection.send(Statement("select 3"))
      try connection.sync()
      try connection.send(Statement("select 4"))
      try connection.sync()
      #expect(try connection.nextResult().int32(0, 0) == 1)
      #expect(failure { try consume(connection.nextResult()) }?.sqlState == division)
      #expect(failure { try consume(connection.nextResult()) }?.sqlState == division)
      #expect(try connection.nextResult().int32(0, 0) == 4)
      try connection.exitPipeline()
      #expect(try connection.query(Statement("select 5"))[0][0] == "5")
      #expect(try connection.query(Statement("select 3"))[0][0] == "3")
    }
  }

  @Test func aFaultyStatementIsReportedInItsPlace() async throws {
    let connection = try await TestServer.connection("libpq_pipeline_faulty")
    try await connection.run { connection in
      try connection.enterPipeline()
      try connection.send(Statement("select nonsense"))
      try connection.sync()
      #expect(failure { try consume(connection.nextResult()) }?.sqlState == SQLState("42703"))
      try connection.exitPipeline()
    }
    #expect(await connection.isUsable)
  }

  @Test func whatIsLeftIsDrained() async throws {
    let connection = try await TestServer.connection("libpq_pipeline_drain")
    try await connection.run { connection in
      try connection.enterPipeline()
      for number in 0..<20 { try connection.send(Statement("select $1::int"), [.integer(number)]) }
      try connection.sync()
      #expect(try connection.nextResult().int32(0, 0) == 0)
      try connection.exitPipeline()
      #expect(try connection.query(Statement("select 1"))[0][0] == "1")
    }
  }

  @Test func whatWasNotSyncedIsDrainedToo() async throws {
    let connection = try await TestServer.connection("libpq_pipeline_unsynced")
    try await connection.run { connection in
      try connection.enterPipeline()
      try connection.send(Statement("select 1"))
      try connection.exitPipeline()
      #expect(try connection.query(Statement("select 1"))[0][0] == "1")
    }
  }

  @Test func otherUsesAreRefusedMeanwhile() async throws {
    let connection = try await TestServer.connection("libpq_pipeline_misuse")
    try await connection.run { connection in
      try connection.enterPipeline()
      #expect(failure { _ = try connection.query(Statement("select 1")) }?.kind == .misuse)
      #expect(failure { try consume(connection.nextResult()) }?.kind == .misuse)
      try connection.exitPipeline()
      #expect(failure { try connection.send(Statement("select 1")) }?.kind == .misuse)
    }
  }

  @Test func cancellingEndsAPipeline() async throws {
    let connection = try await TestServer.connection("libpq_pipeline_cancel")
    let task = Task {
      try await connection.run { connection in
        try connection.enterPipeline()
        defer { try? connection.exitPipeline() }
        for _ in 0..<3 {
          try connection.send(Statement("select pg_sleep(30)"))
          try connection.sync()
        }
        try consume(connection.nextResult())
      }
    }
    try await Task.sleep(for: .milliseconds(100))
    task.cancel()
    let error = try await postgresError { try await task.value }
    #expect(error.kind == .cancelled)
    #expect(try await connection.query(Statement("select 1"))[0][0] == "1")
  }

  @Test func preparedStatementsAreTrimmedAfterwards() async throws {
    var settings = try await TestServer.settings("libpq_pipeline_trim")
    settings.preparedCapacity = 2
    let connection = try await Connection.open(settings)
    let left = try await connection.run { connection in
      try connection.enterPipeline()
      for number in 0..<10 { try connection.send(Statement(assembled: "select \(number)")) }
      try connection.sync()
      for number in 0..<10 {
        #expect(try connection.nextResult().int32(0, 0) == Int32(number))
      }
      try connection.exitPipeline()
      return try connection.query(Statement("select count(*) from pg_prepared_statements"))[0][0]
    }
    #expect(left == "2" || left == "3")
  }
}

/// Sends a statement with a wide answer and one with a wide parameter.
private func sendChunk(_ number: Int, on connection: isolated Connection) throws(PostgresError) {
  try connection.send(
    Statement("select g, repeat('x', 500) from generate_series($1::int, $2::int) g"),
    [.integer(number * 5000), .integer(number * 5000 + 4999)])
  try connection.send(
    Statement("select length($1::text)"), [.text(String(repeating: "y", count: 300_000))])
  try connection.sync()
}

private let division = SQLState("22012")

/// Makes a result's type one that `#expect` can hold.
private func consume(_ rows: consuming BinaryRows) { _ = rows.count }

/// The error that a piece of work throws, if it does.
private func failure(_ work: () throws -> Void) -> PostgresError? {
  do { try work() } catch { return error as? PostgresError }
  return nil
}
