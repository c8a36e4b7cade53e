internal import Libpq

extension Connection {
  /// Runs a body between begin and commit, or rolls back and throws its error on.
  ///
  /// `names` are the claims that must be gone after the commit.
  func perform<T>(
    _ terms: TransactionTerms, claims names: [String],
    _ body: (isolated Connection) throws -> sending T
  ) throws -> sending Work<T> {
    _ = try pipeline(terms.opening) { (_, _) throws(PostgresError) in }
    let value: T
    do {
      value = try body(self)
      try requireCommittable()
    } catch {
      rollBack()
      throw error
    }
    return Work(value: value, leftNothing: try commit(claims: names))
  }

  private func requireCommittable() throws {
    guard !Task.isCancelled else {
      throw PostgresError(kind: .cancelled, message: "the task was cancelled before the commit")
    }
    guard transactionStatus == .inTransaction else {
      // A commit would say ROLLBACK without an error.
      throw PostgresError(kind: .misuse, message: "the transaction has failed or has been ended")
    }
  }

  /// Commits, come what may: a commit cut short while it waits for a standby is half a commit.
  private func commit(claims names: [String]) throws -> Bool {
    _ = takeNotices()
    let leftNothing: Bool
    do throws(PostgresError) {
      leftNothing = try shielded { () throws(PostgresError) in try sendCommit(claims: names) }
    } catch {
      let isUnknown = error.endsSession || error.kind == .cancelled
      throw isUnknown ? DatabaseError.commitOutcomeUnknown(error) as any Error : error
    }
    if let warning = takeNotices().first(where: \.castsDoubtOnCommit) {
      throw DatabaseError.commitOutcomeUnknown(
        PostgresError(kind: .server, message: warning.message, sqlState: warning.sqlState))
    }
    return leftNothing
  }

  /// Commits and, in the same round trip, looks whether anything is left of role and claims.
  private func sendCommit(claims names: [String]) throws(PostgresError) -> Bool {
    try enterPipeline()
    do {
      try send("set local statement_timeout = 0")
      try send("commit")
      try send(leavings(claims: names))
      try sync()
      _ = try nextResult().count
      _ = try nextResult().count
    } catch {
      try? exitPipeline()
      throw error
    }
    // From here on the commit is done, whatever else may fail.
    do {
      let rows = try nextResult()
      try rows.requireTypes([.bool])
      let leftNothing = rows.count == 1 && rows.bool(0, 0) == true
      try exitPipeline()
      return leftNothing
    } catch {
      try? exitPipeline()
      return false
    }
  }

  /// Ends a failed transaction. If that fails too, the connection shows it by its status.
  func rollBack() {
    shielded { _ = try? execute("rollback") }
  }
}

extension Notice {
  /// Whether the server said that it gave up waiting for a standby: committed here, perhaps lost.
  fileprivate var castsDoubtOnCommit: Bool {
    severity == "WARNING" && (sqlState == .warning || sqlState == .adminShutdown)
  }
}
