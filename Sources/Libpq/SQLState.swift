/// A five-character SQLSTATE code, the only thing that errors are told apart by.
package struct SQLState: Hashable, Sendable, CustomStringConvertible {
  /// The code as the server sent it.
  package let code: String

  /// Wraps a code.
  package init(_ code: String) { self.code = code }

  package var description: String { code }

  /// The first two characters: the class of the condition.
  package var conditionClass: Substring { code.prefix(2) }

  /// Whether a session that met this condition must not be used again.
  ///
  /// Lost connections (class 08), a server that shuts down, crashed or starts (57P01 to 57P03), and
  /// a server that became read-only (25006), which still answers a ping after a failover.
  package var endsSession: Bool {
    conditionClass == "08" || SQLState.sessionEnding.contains(self)
  }

  private static let sessionEnding: Set<SQLState> = [
    .readOnlyTransaction, .adminShutdown, .crashShutdown, .cannotConnectNow,
  ]
}

extension SQLState {
  /// Two serializable transactions could not both be true.
  package static let serializationFailure = SQLState("40001")
  /// Transactions waited for one another.
  package static let deadlockDetected = SQLState("40P01")
  /// A statement was cancelled, by request or by a timeout.
  package static let queryCanceled = SQLState("57014")
  /// A lock was not granted in time.
  package static let lockNotAvailable = SQLState("55P03")
  /// A write was tried where only reading is possible.
  package static let readOnlyTransaction = SQLState("25006")
  /// The session was ended by an administrator.
  package static let adminShutdown = SQLState("57P01")
  /// The server crashed.
  package static let crashShutdown = SQLState("57P02")
  /// The server is starting or stopping.
  package static let cannotConnectNow = SQLState("57P03")
  /// A unique constraint was broken.
  package static let uniqueViolation = SQLState("23505")
  /// A foreign key was broken.
  package static let foreignKeyViolation = SQLState("23503")
  /// A check constraint was broken.
  package static let checkViolation = SQLState("23514")
  /// The role may not do that.
  package static let insufficientPrivilege = SQLState("42501")
  /// The named prepared statement does not exist.
  package static let unknownStatement = SQLState("26000")
  /// A prepared statement of that name exists already.
  package static let duplicateStatement = SQLState("42P05")
  /// Not supported; also: a cached plan must not change its result type.
  package static let featureNotSupported = SQLState("0A000")
  /// A warning without a class of its own.
  package static let warning = SQLState("01000")
}
