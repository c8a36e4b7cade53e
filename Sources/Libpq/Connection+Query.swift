extension Connection {
  /// Runs one prepared statement and returns its rows as text.
  public func query(
    _ statement: Statement, _ parameters: [Parameter] = []
  ) throws(PostgresError) -> Rows {
    Rows(try perform(statement, parameters, .text))
  }

  /// Runs one prepared statement and returns its rows in binary form.
  public func binaryQuery(
    _ statement: Statement, _ parameters: [Parameter] = []
  ) throws(PostgresError) -> BinaryRows {
    BinaryRows(try perform(statement, parameters, .binary))
  }

  /// Runs text of one or more statements without parameters; their rows are not returned.
  public func execute(_ script: String) throws(PostgresError) {
    let exchange = try readyExchange()
    guard !script.utf8.contains(0) else { throw .misuse("a statement contains a NUL character") }
    try exchange.begin()
    try exchange.require(exchange.wire.send(script: script))
    _ = try exchange.collect()
  }

  /// Puts the session back to how it began: role, settings, temporary tables, prepared statements.
  public func reset() throws(PostgresError) {
    try execute("discard all")
    prepared.removeAll()
  }

  /// The conversation, outside a pipeline.
  func readyExchange() throws(PostgresError) -> Exchange {
    guard pipeline == nil else { throw .misuse("the connection is in pipeline mode") }
    return try exchange()
  }

  /// Runs a statement; outside a transaction one whose plan has gone stale is prepared once more.
  private func perform(
    _ statement: Statement, _ parameters: [Parameter], _ format: Wire.Format
  ) throws(PostgresError) -> Outcome {
    let exchange = try readyExchange()
    let arena = try ParameterArena(parameters)
    do {
      return try attempt(statement, arena, format, exchange)
    } catch {
      let isStale = noteStaleness(statement, error)
      guard isStale, exchange.wire.transactionStatus == .idle else { throw error }
      return try attempt(statement, arena, format, exchange)
    }
  }

  private func attempt(
    _ statement: Statement, _ arena: ParameterArena, _ format: Wire.Format, _ exchange: Exchange
  ) throws(PostgresError) -> Outcome {
    guard !prepared.isOff else {
      try requireNoNUL(statement)
      try exchange.begin()
      try exchange.require(exchange.wire.send(statement, arena, format))
      return try exchange.collect()
    }
    let name = try prepare(statement, exchange)
    try exchange.begin()
    try exchange.require(exchange.wire.send(prepared: name, arena, format))
    return try exchange.collect(name)
  }
}
