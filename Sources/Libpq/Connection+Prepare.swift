extension Connection {
  /// The server-side name of a statement, prepared now if it was not.
  func prepare(
    _ statement: Statement, _ exchange: Exchange
  ) throws(PostgresError) -> String {
    switch prepared.standing(statement) {
    case .ready(let name): return name
    case .stale(let name): try deallocate(name, exchange)
    case .absent: break
    }
    let name = statement.name
    try requireNoNUL(statement)
    try exchange.begin()
    try exchange.require(exchange.wire.prepare(statement, as: name))
    do {
      _ = try exchange.collect(name)
    } catch  where error.sqlState == .duplicateStatement {
      // The name says all there is to know: whoever prepared it prepared the same.
    }
    prepared.insert(statement, name: name)
    try trimPrepared(exchange)
    return name
  }

  /// Lets go of statements above the capacity.
  func trimPrepared(_ exchange: Exchange) throws(PostgresError) {
    for name in prepared.overflow() { try deallocate(name, exchange) }
  }

  /// Notes what an error says about a prepared statement; true if preparing it anew may help.
  func noteStaleness(_ statement: Statement, _ error: PostgresError) -> Bool {
    switch error.sqlState {
    case .unknownStatement?: prepared.forget(statement)
    case .featureNotSupported?: prepared.markStale(statement)
    default: return false
    }
    return !prepared.isOff
  }

  func requireNoNUL(_ statement: Statement) throws(PostgresError) {
    guard !statement.sql.utf8.contains(0) else {
      throw .misuse("a statement contains a NUL character")
    }
  }

  private func deallocate(_ name: String, _ exchange: Exchange) throws(PostgresError) {
    try exchange.begin()
    try exchange.require(exchange.wire.send(script: "deallocate \(name)"))
    do { _ = try exchange.collect() } catch  where error.sqlState == .unknownStatement {}
  }
}
