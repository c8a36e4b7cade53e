extension Connection {
  /// Starts pipeline mode: statements are sent without waiting for answers.
  public func enterPipeline() throws(PostgresError) {
    let exchange = try readyExchange()
    try exchange.begin()
    try exchange.require(exchange.wire.enterPipeline())
    pipeline = PipelineQueue()
  }

  /// Sends a statement, prepared in the same pipeline if it was not; the answer is read later.
  public func send(
    _ statement: Statement, _ parameters: [Parameter] = []
  ) throws(PostgresError) {
    let exchange = try exchange()
    guard pipeline != nil else { throw .misuse("the connection is not in pipeline mode") }
    let arena = try ParameterArena(parameters)
    let name = try sendPreparation(statement, exchange)
    if prepared.isOff {
      try exchange.require(exchange.wire.send(statement, arena, .binary))
    } else {
      try exchange.require(exchange.wire.send(prepared: name, arena, .binary))
    }
    pipeline?.append(.rows(statement, name: name))
    _ = exchange.wire.flush()
  }

  /// Ends a group of statements: an error skips what follows it up to here, and no further.
  public func sync() throws(PostgresError) {
    let exchange = try exchange()
    guard pipeline != nil else { throw .misuse("the connection is not in pipeline mode") }
    try exchange.require(exchange.wire.sync())
    pipeline?.append(.sync)
    _ = exchange.wire.flush()
  }

  /// The answer to the next statement in the order of sending; throws its error instead.
  public func nextResult() throws(PostgresError) -> BinaryRows {
    let exchange = try exchange()
    while let expectation = pipeline?.next() {
      if let rows = try answer(to: expectation, exchange) { return rows }
    }
    throw .misuse("no result is due in the pipeline")
  }

  /// Reads what is left, dropping it, and ends pipeline mode.
  ///
  /// Throws the first error met in what was left. A session that cannot leave the mode is spent.
  public func exitPipeline() throws(PostgresError) {
    guard let queue = pipeline else { return }
    let exchange = try exchange()
    defer { pipeline = nil }
    if queue.needsSync { try sync() }
    var failure: PostgresError?
    while let expectation = pipeline?.next() {
      do { _ = try answer(to: expectation, exchange) } catch { failure = failure ?? error }
      if exchange.isSpent { break }
    }
    pipeline = nil
    if !exchange.wire.exitPipeline() { exchange.spend() }
    if let failure { throw failure }
    try trimPrepared(exchange)
  }

  private func sendPreparation(
    _ statement: Statement, _ exchange: Exchange
  ) throws(PostgresError) -> String {
    guard !prepared.isOff else {
      try requireNoNUL(statement)
      return ""
    }
    if case .ready(let name) = prepared.standing(statement) { return name }
    try requireNoNUL(statement)
    let name = statement.name
    try exchange.require(exchange.wire.prepare(statement, as: name))
    prepared.insert(statement, name: name)
    pipeline?.append(.preparation(statement))
    return name
  }

  private func answer(
    to expectation: PipelineQueue.Expectation, _ exchange: Exchange
  ) throws(PostgresError) -> BinaryRows? {
    switch expectation {
    case .sync:
      let outcome = exchange.next()
      pipeline?.failure = nil
      exchange.beginNextGroup()
      guard outcome != nil else { throw exchange.lost() }
      return nil
    case .preparation(let statement):
      do { _ = try exchange.collect(statement.name) } catch { notePreparation(statement, error) }
      return nil
    case .rows(let statement, let name):
      do { return BinaryRows(try exchange.collect(name)) } catch {
        throw pipelineFailure(statement, error)
      }
    }
  }

  /// A failed preparation is reported by the statement that needs it, which follows.
  private func notePreparation(_ statement: Statement, _ error: PostgresError) {
    if error.sqlState == .duplicateStatement { return }
    prepared.forget(statement)
    if error.sqlState != nil { pipeline?.failure = error }
  }

  private func pipelineFailure(_ statement: Statement, _ error: PostgresError) -> PostgresError {
    _ = noteStaleness(statement, error)
    if error.sqlState != nil || error.kind != .server {
      pipeline?.failure = error
      return error
    }
    return pipeline?.failure ?? error
  }
}
