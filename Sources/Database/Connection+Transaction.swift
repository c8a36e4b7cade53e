internal import Libpq

extension Connection {
  /// Runs a body between begin and commit, or rolls back and throws its error on.
  func perform<T>(
    _ terms: TransactionTerms, _ body: (isolated Connection) throws -> sending T
  ) throws -> sending T {
    _ = try pipeline(terms.opening) { (_, _) throws(PostgresError) in }
    let value: T
    do {
      value = try body(self)
      try requireCommittable()
    } catch {
      rollBack()
      throw error
    }
    try commit()
    return value
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
  private func commit() throws {
    _ = takeNotices()
    do throws(PostgresError) {
      try shielded { () throws(PostgresError) in try sendCommit() }
    } catch {
      let isUnknown = error.endsSession || error.kind == .cancelled
      throw isUnknown ? DatabaseError.commitOutcomeUnknown(error) as any Error : error
    }
    if let warning = takeNotices().first(where: \.castsDoubtOnCommit) {
      throw DatabaseError.commitOutcomeUnknown(
        PostgresError(kind: .server, message: warning.message, sqlState: warning.sqlState))
    }
  }

  private func sendCommit() throws(PostgresError) {
    let statements: [SQL] = ["set local statement_timeout = 0", "commit"]
    _ = try pipeline(statements) { (_, _) throws(PostgresError) in }
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
