extension Connection {
  /// Runs `COPY ... FROM STDIN` with what the body writes; returns the number of rows.
  ///
  /// If the body throws, the server undoes the copy and the body's error is thrown on.
  @discardableResult
  public func copyIn(
    _ statement: Statement, _ body: (inout CopyWriter) throws -> Void
  ) throws -> Int {
    let exchange = try startCopy(statement, .copyIn)
    do {
      var writer = CopyWriter(exchange)
      try body(&writer)
      try writer.flush()
      try exchange.copying { $0.endCopy(because: nil) }
    } catch {
      throw abandonCopy(exchange, error)
    }
    return try exchange.collect().affectedCount
  }

  /// Runs `COPY ... TO STDOUT` and hands what comes to the body, in pieces of whole rows.
  ///
  /// If the body throws, the statement is cancelled and the body's error is thrown on.
  public func copyOut(
    _ statement: Statement, _ body: ([UInt8]) throws -> Void
  ) throws {
    let exchange = try startCopy(statement, .copyOut)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(96 * 1024)
    do {
      while try exchange.takeCopy(into: &bytes) {
        guard bytes.count >= 64 * 1024 else { continue }
        try body(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
      if !bytes.isEmpty { try body(bytes) }
    } catch {
      exchange.cancel("the reader of a copy stopped")
      while (try? exchange.takeCopy(into: &bytes)) == true {
        bytes.removeAll(keepingCapacity: true)
      }
      _ = try? exchange.collect()
      throw error
    }
    _ = try exchange.collect()
  }

  private func startCopy(
    _ statement: Statement, _ kind: Outcome.Kind
  ) throws(PostgresError) -> Exchange {
    let exchange = try readyExchange()
    try requireNoNUL(statement)
    try exchange.begin()
    try exchange.require(exchange.wire.send(script: statement.sql))
    try exchange.startCopy(kind)
    return exchange
  }

  /// Ends a copy that cannot go on. The server's own reason, if it had one, tells more than ours.
  private func abandonCopy(_ exchange: Exchange, _ error: any Error) -> any Error {
    let isOurs = error is PostgresError
    exchange.endCopyAtOnce(because: "the client gave up the copy")
    do {
      _ = try exchange.collect()
      return error
    } catch let serverError {
      return isOurs && serverError.sqlState != .queryCanceled ? serverError : error
    }
  }
}
