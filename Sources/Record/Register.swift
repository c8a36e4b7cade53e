package import Database
internal import Schema

/// The after-care register of a database: facts, ledger, directory, tokens.
package struct Register: Sendable {
  package let database: Database

  package init(_ database: Database) {
    self.database = database
  }

  /// Describes the database of a register, with the claims that row-level security asks for.
  package init(
    _ settings: ConnectionSettings, limits: PoolLimits = PoolLimits()
  ) {
    database = Database(settings, limits: limits, claims: [Capacity.claim])
  }

  /// Runs a transaction in a capacity; errors of the database become errors of the register.
  func transaction<T>(
    _ capacity: Capacity, isolation: Isolation = .readCommitted,
    _ body: @Sendable (isolated Connection) throws -> sending T
  ) async throws -> sending T {
    do {
      return try await database.transaction(
        isolation: isolation, role: capacity.role.rawValue, claims: capacity.claims, body)
    } catch let error as PostgresError {
      throw RegisterError(refusal: error)
    }
  }
}
