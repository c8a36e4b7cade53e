package import Database
internal import Schema

/// The after-care register of a database: facts, ledger, directory, tokens, and the trail of what was done.
package struct Register: Sendable {
  package let database: Database
  /// Who does what is done through this value.
  package private(set) var actor = DeedActor.unnamed

  package init(_ database: Database) {
    self.database = database
  }

  /// Describes the database of a register, with the claims that row-level security asks for.
  package init(
    _ settings: ConnectionSettings, limits: PoolLimits = PoolLimits()
  ) {
    database = Database(settings, limits: limits, claims: Capacity.claims)
  }

  /// The same register, used by another.
  package func used(by actor: DeedActor) -> Register {
    var register = self
    register.actor = actor
    return register
  }

  /// Why a transaction leaves no event of its own in the trail.
  enum Unaudited: Sendable {
    /// It touches no case and shows none.
    case showsNoCase
    /// It is one of several that answer a question whose event another of them writes.
    case partOfADeed
    /// It works on the trail itself.
    case trail
  }

  /// Runs a transaction in a capacity; errors of the database become errors of the register.
  ///
  /// Whoever calls this says why there is no event; for all else there is `transaction(_:doing:)`.
  func transaction<T>(
    _ capacity: Capacity, unaudited: Unaudited, isolation: Isolation = .readCommitted,
    _ body: @Sendable (isolated Connection) throws -> sending T
  ) async throws -> sending T {
    do {
      return try await database.transaction(
        isolation: isolation, role: capacity.role.rawValue, claims: capacity.claims(of: actor), body)
    } catch let error as PostgresError {
      throw RegisterError(refusal: error)
    }
  }

  /// Runs a transaction in a capacity and writes the deed into the trail before it commits.
  ///
  /// The body completes the deed: it knows the counts and the cases. Nothing of what it read leaves the
  /// transaction before the event is safe on disk.
  func transaction<T>(
    _ capacity: Capacity, doing deed: Deed, isolation: Isolation = .readCommitted,
    _ body: @Sendable (isolated Connection, inout Deed) throws -> sending T
  ) async throws -> sending T {
    let actor = actor
    return try await transaction(capacity, unaudited: .partOfADeed, isolation: isolation) {
      connection in
      var deed = deed
      let value = try body(connection, &deed)
      try connection.record(deed, by: actor)
      return value
    }
  }
}
