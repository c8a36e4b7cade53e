/// A five-character SQLSTATE code, the only thing that errors are told apart by.
public struct SQLState: Hashable, Sendable, CustomStringConvertible {
  /// The code as the server sent it.
  public let code: String

  /// Wraps a code.
  public init(_ code: String) { self.code = code }

  public var description: String { code }

  /// The first two characters: the class of the condition.
  public var conditionClass: Substring { code.prefix(2) }

  /// Whether a session that met this condition must not be used again.
  ///
  /// Lost connections (class 08), a server that shuts down, crashed or starts (57P01 to 57P03), and
  /// a server that became read-only (25006), which still answers a ping after a failover.
  public var endsSession: Bool {
    conditionClass == "08" || SQLState.sessionEnding.contains(self)
  }

  private static let sessionEnding: Set<SQLState> = [
    .readOnlyTransaction, .adminShutdown, .crashShutdown, .cannotConnectNow,
  ]
}

extension SQLState {
  /// Two serializable transactions could not both be true.
  public static let serializationFailure = SQLState("40001")
  /// Transactions waited for one another.
  public static let deadlockDetected = SQLState("40P01")
  /// A statement was cancelled, by request or by a timeout.
  public static let queryCanceled = SQLState("57014")
  /// A lock was not granted in time.
  public static let lockNotAvailable = SQLState("55P03")
  /// The session was idle within a transaction for longer than it may, and was ended.
  public static let idleInTransactionTimeout = SQLState("25P03")
  /// A write was tried where only reading is possible.
  public static let readOnlyTransaction = SQLState("25006")
  /// The session was ended by an administrator.
  public static let adminShutdown = SQLState("57P01")
  /// The server crashed.
  public static let crashShutdown = SQLState("57P02")
  /// The server is starting or stopping.
  public static let cannotConnectNow = SQLState("57P03")
  /// A parameter has a value that it cannot have; also: the name of a snapshot that is no more.
  public static let invalidParameterValue = SQLState("22023")
  /// Something is not in the state that this needs; also: who keeps a snapshot runs no more.
  public static let objectNotInPrerequisiteState = SQLState("55000")
  /// A unique constraint was broken.
  public static let uniqueViolation = SQLState("23505")
  /// A foreign key was broken.
  public static let foreignKeyViolation = SQLState("23503")
  /// A value that must be given is missing.
  public static let notNullViolation = SQLState("23502")
  /// A check constraint was broken.
  public static let checkViolation = SQLState("23514")
  /// The role may not do that.
  public static let insufficientPrivilege = SQLState("42501")
  /// The named prepared statement does not exist.
  public static let unknownStatement = SQLState("26000")
  /// A prepared statement of that name exists already.
  public static let duplicateStatement = SQLState("42P05")
  /// Not supported; also: a cached plan must not change its result type.
  public static let featureNotSupported = SQLState("0A000")
  /// A warning without a class of its own.
  public static let warning = SQLState("01000")
}
