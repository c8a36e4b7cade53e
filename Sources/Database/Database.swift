/// A PostgreSQL database: a pool of connections and the ways to use them.
///
/// A connection is on loan for the length of a closure, which runs on the connection's own thread:
/// inside it nothing needs an `await`, and nothing else can come in between.
package struct Database: Sendable {
  private let pool: ConnectionPool
  /// How to open sessions beside those of the pool.
  package let settings: ConnectionSettings
  private let claims: [Claim]
  private let retry: RetryPolicy

  /// Describes a database; connections are opened when they are needed.
  ///
  /// `claims` are the settings that `transaction` may set for a request.
  package init(
    _ settings: ConnectionSettings, limits: PoolLimits = PoolLimits(), claims: [Claim] = [],
    retry: RetryPolicy = RetryPolicy()
  ) {
    pool = ConnectionPool(settings, limits)
    self.settings = settings
    self.claims = claims.sorted { $0.name < $1.name }
    self.retry = retry
  }

  /// Who connects where, never with a password.
  package var connectionDescription: String { settings.target.description }

  /// Lends a connection for a piece of work outside a transaction.
  package func withConnection<T>(
    _ body: @Sendable (isolated Connection) throws -> sending T
  ) async throws -> sending T {
    try await lend { connection in Work(value: try body(connection), leftNothing: nil) }
  }

  /// Runs one statement on its own.
  package func query(_ sql: SQL) async throws -> Rows {
    try await withConnection { connection in try connection.query(sql) }
  }

  /// Runs a body as one transaction, again if the server refused it for the sake of others.
  ///
  /// Role and claims hold for this transaction only. The body may run several times and must do
  /// nothing but use the connection. After a commit whose outcome is unknown it is not run again,
  /// but `DatabaseError.commitOutcomeUnknown` is thrown.
  package func transaction<T>(
    isolation: Isolation = .readCommitted, role: String? = nil, claims: [String: String] = [:],
    _ body: @Sendable (isolated Connection) throws -> sending T
  ) async throws -> sending T {
    let names = self.claims.map(\.name)
    for name in claims.keys where !names.contains(name) {
      throw PostgresError(kind: .misuse, message: "\(name) is not a claim of this database")
    }
    let settings = self.claims.compactMap { claim in claims[claim.name].map(claim.set(to:)) }
    let terms = TransactionTerms(isolation: isolation, role: role, claims: settings)
    var attempt = 1
    while true {
      do {
        return try await lend { connection in
          try connection.perform(terms, claims: names, body)
        }
      } catch  where retry.retries(error, after: attempt) {
        try await Task.sleep(for: retry.pause(after: attempt))
        attempt += 1
      }
    }
  }

  /// Closes, from time to time, connections that idled or lived for too long, until cancelled.
  package func maintain(every period: Duration = .seconds(15)) async {
    while (try? await Task.sleep(for: period)) != nil { await pool.maintain() }
  }

  /// Refuses new requests, waits for those under way, and after the grace cancels them.
  package func shutDown(grace: Duration = .seconds(10)) async {
    await pool.shutDown(grace: grace)
  }

  private func lend<T>(
    _ body: @Sendable (isolated Connection) throws -> sending Work<T>
  ) async throws -> sending T {
    let lease = try await pool.acquire()
    let names = claims.map(\.name)
    let loan = await lease.connection.run { connection -> sending Loan<T> in
      connection.loan(claims: names, body)
    }
    await pool.release(lease, isUsable: loan.isUsable)
    return try loan.result.get()
  }
}

/// What a piece of work brought, and whether it is known to have left nothing behind.
struct Work<T> {
  let value: T
  let leftNothing: Bool?
}

/// What a loan brought, and in what state the connection came back.
private struct Loan<T> {
  let result: Result<T, any Error>
  let isUsable: Bool
}

extension Connection {
  fileprivate func loan<T>(
    claims names: [String], _ body: (isolated Connection) throws -> sending Work<T>
  ) -> sending Loan<T> {
    do {
      let work = try body(self)
      let isUsable = tidy(leftNothing: work.leftNothing, claims: names)
      return Loan(result: .success(work.value), isUsable: isUsable)
    } catch {
      return Loan(result: .failure(error), isUsable: tidy(leftNothing: false, claims: names))
    }
  }
}
