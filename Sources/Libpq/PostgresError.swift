/// Something that PostgreSQL, libpq or the connection to it refused.
///
/// The server's DETAIL is never kept: it quotes rows ("Failing row contains ..."), which here are
/// facts about patients. `description` also leaves out the message, which may quote a value.
public struct PostgresError: Error, Hashable, Sendable {
  /// What kind of failure it was, told from the connection's status and never from prose.
  public enum Kind: String, Sendable {
    /// There is no connection, or it is lost.
    case connection
    /// The server refused the statement.
    case server
    /// The task was cancelled, its deadline passed, or the connection is being shut down.
    case cancelled
    /// The caller asked for something that is never right.
    case misuse
  }

  /// What kind of failure it was.
  public var kind: Kind
  /// The server's code, where the server had a say.
  public var sqlState: SQLState?
  /// The severity in English whatever the server's language: ERROR, FATAL, PANIC.
  public var severity: String?
  /// The primary message; may quote a value, so never show it to a user nor log it.
  public var message: String
  /// The constraint that was broken.
  public var constraint: String?
  /// The schema of the table.
  public var schema: String?
  /// The table the error is about.
  public var table: String?
  /// The column the error is about.
  public var column: String?
  /// The name of the prepared statement that failed.
  public var statement: String?

  /// Makes an error of a kind with a message.
  public init(kind: Kind, message: String, sqlState: SQLState? = nil) {
    self.kind = kind
    self.message = message
    self.sqlState = sqlState
  }

  /// Whether the connection that met this error must not be used again.
  public var endsSession: Bool { kind == .connection || sqlState?.endsSession == true }

  /// Whether the server has ended the session.
  var isFatal: Bool { severity == "FATAL" || severity == "PANIC" }
}

extension PostgresError {
  static func connectionFailure(_ message: String) -> PostgresError {
    PostgresError(kind: .connection, message: message)
  }

  static func cancelled(_ message: String) -> PostgresError {
    PostgresError(kind: .cancelled, message: message, sqlState: .queryCanceled)
  }

  static func misuse(_ message: String) -> PostgresError {
    PostgresError(kind: .misuse, message: message)
  }
}

extension PostgresError: CustomStringConvertible, CustomDebugStringConvertible {
  public var description: String {
    let sentence =
      switch kind {
      case .connection: "the connection to the database failed"
      case .server: "the database refused a statement"
      case .cancelled: "a database statement was cancelled"
      case .misuse: "the database was used wrongly"
      }
    return sentence + described([("SQLSTATE", sqlState?.code), ("constraint", constraint)])
  }

  public var debugDescription: String {
    description + ": " + message
      + described([
        ("severity", severity), ("schema", schema), ("table", table), ("column", column),
        ("statement", statement),
      ])
  }

  private func described(_ fields: [(String, String?)]) -> String {
    let known = fields.compactMap { name, value in value.map { "\(name) \($0)" } }
    return known.isEmpty ? "" : " (\(known.joined(separator: ", ")))"
  }
}
