/// How to reach a server, and how a session is fixed so that results read the same everywhere.
public struct ConnectionSettings: Sendable {
  /// Where the server is.
  public var target: ConnectionTarget
  /// The name that the server shows for the session.
  public var applicationName = "aftercare"
  /// The schemas in which names are looked up; nil leaves the server's default.
  public var searchPath: [String]?
  /// How long connecting may take, for each host.
  public var connectTimeout = Duration.seconds(5)
  /// After how long the server cancels a statement; nil for never.
  public var statementTimeout: Duration?
  /// After how long the server gives up waiting for a lock; nil for never.
  public var lockTimeout: Duration?
  /// After how long the server ends a session that idles inside a transaction; nil for never.
  public var idleInTransactionTimeout: Duration?
  /// How many prepared statements to keep; 0 prepares none, as a transaction-mode pooler needs.
  public var preparedCapacity = 256

  /// Settings for a target, all else by default.
  public init(_ target: ConnectionTarget) { self.target = target }
}

extension ConnectionSettings {
  /// What libpq is given.
  func keywords() throws(PostgresError) -> [String: String] {
    var keywords = try target.keywords()
    keywords["application_name"] = applicationName
    keywords["client_encoding"] = "UTF8"
    keywords["options"] = ([keywords["options"]].compactMap { $0 } + options)
      .joined(separator: " ")
    if keywords["connect_timeout"] == nil {
      keywords["connect_timeout"] = String(max(2, (connectTimeout.milliseconds + 999) / 1000))
    }
    return keywords
  }

  private var options: [String] {
    var settings = [
      ("DateStyle", "ISO,YMD"), ("TimeZone", "UTC"), ("IntervalStyle", "iso_8601"),
      ("bytea_output", "hex"), ("standard_conforming_strings", "on"),
      ("extra_float_digits", "1"),
    ]
    if let searchPath { settings.append(("search_path", searchPath.joined(separator: ","))) }
    let timeouts = [
      ("statement_timeout", statementTimeout), ("lock_timeout", lockTimeout),
      ("idle_in_transaction_session_timeout", idleInTransactionTimeout),
    ]
    for (name, timeout) in timeouts {
      if let timeout { settings.append((name, String(timeout.milliseconds))) }
    }
    return settings.map { "-c \($0)=\(ConnectionSettings.escaped($1))" }
  }

  /// The server splits options at spaces; a backslash keeps the next character.
  private static func escaped(_ value: String) -> String {
    value.reduce(into: "") { text, character in
      if character == " " || character == "\\" { text.append("\\") }
      text.append(character)
    }
  }
}
