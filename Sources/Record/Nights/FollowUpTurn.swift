package import Database

/// The turn of one process to write what follows nights: of several one at a time, and none is left half done by two.
///
/// Ends with its session.
package struct FollowUpTurn: Sendable {
  private let connection: Connection
  /// The lock of whoever writes what follows nights.
  private static let lock = 61_711_986

  private init(_ connection: Connection) {
    self.connection = connection
  }

  /// Takes the turn; nil where another has it and `waits` is false.
  package static func take(_ settings: ConnectionSettings, waits: Bool) async throws -> FollowUpTurn? {
    let connection = try await Connection.open(settings)
    do {
      let isTaken = try await connection.run { connection in
        guard waits else {
          return try connection.query("select pg_try_advisory_lock(\(lock)::int, 0)")[0].bool(0)
        }
        _ = try connection.query("select pg_advisory_lock(\(lock)::int, 0)")
        return true
      }
      if isTaken { return FollowUpTurn(connection) }
      await connection.close()
      return nil
    } catch {
      await connection.close()
      throw error
    }
  }

  /// Gives the turn to the next.
  package func end() async { await connection.close() }
}
