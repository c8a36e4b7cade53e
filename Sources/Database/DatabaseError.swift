/// Why the database as a whole could not do what was asked, whatever the statement.
package enum DatabaseError: Error, Hashable, Sendable {
  /// No server answers; the last failure to connect says more.
  case unreachable(PostgresError?)
  /// All connections were in use for longer than a request may wait.
  case busy
  /// The database is being shut down.
  case shutDown
  /// The task was cancelled while it waited for a connection.
  case cancelled
  /// The connection was lost during a commit: the change may have been made or not.
  ///
  /// Never retried; look at the data, by an idempotency key, before doing it again.
  case commitOutcomeUnknown(PostgresError)
}

extension DatabaseError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unreachable: "the database is unreachable"
    case .busy: "the database is busy: no connection was free in time"
    case .shutDown: "the database is being shut down"
    case .cancelled: "the request was cancelled while it waited for the database"
    case .commitOutcomeUnknown:
      "the connection was lost during a commit: the change may have been made or not"
    }
  }
}
