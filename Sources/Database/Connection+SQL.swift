extension Connection {
  /// Runs one statement and returns its rows as text.
  package func query(_ sql: SQL) throws(PostgresError) -> Rows {
    try query(sql.statement, sql.parameters)
  }

  /// Runs one statement and returns its rows in binary form.
  package func binaryQuery(_ sql: SQL) throws(PostgresError) -> BinaryRows {
    try binaryQuery(sql.statement, sql.parameters)
  }

  /// Sends one statement in pipeline mode; its answer is read later with `nextResult`.
  package func send(_ sql: SQL) throws(PostgresError) {
    try send(sql.statement, sql.parameters)
  }

  /// Sends statements in one pipeline and gives each answer, in order, to the body.
  ///
  /// Whatever is thrown, the pipeline is left in order, so that the connection can be used.
  package func pipeline<T>(
    _ statements: [SQL], _ body: (Int, borrowing BinaryRows) throws(PostgresError) -> T
  ) throws(PostgresError) -> [T] {
    try enterPipeline()
    do {
      for sql in statements { try send(sql) }
      try sync()
      var values: [T] = []
      for index in statements.indices { values.append(try body(index, try nextResult())) }
      try exitPipeline()
      return values
    } catch {
      try? exitPipeline()
      throw error
    }
  }
}
