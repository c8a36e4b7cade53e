internal import CLibpq

/// Where a server is: libpq's connection string or URI, or its keywords.
///
/// What is not given comes from the environment (`PGHOST`, ...), as with every PostgreSQL client.
public enum ConnectionTarget: Sendable {
  /// `host=... dbname=...` or `postgresql://...`.
  case string(String)
  /// Keywords and values.
  case keywords([String: String])
}

extension ConnectionTarget {
  /// The keywords with their values.
  ///
  /// Throws `misuse` if the string cannot be read; the error does not quote it.
  func keywords() throws(PostgresError) -> [String: String] {
    switch self {
    case .keywords(let keywords): return keywords
    case .string(let string):
      guard let options = unsafe PQconninfoParse(string, nil) else {
        throw .misuse("the connection string cannot be read")
      }
      return unsafe ConnectionTarget.known(options)
    }
  }

  /// Who connects where, never with a password: `user@host:port/database`.
  public var description: String {
    guard let given = try? keywords(), let defaults = unsafe PQconndefaults() else {
      return "a server by a connection string that cannot be read"
    }
    let all = unsafe ConnectionTarget.known(defaults).merging(given) { $1 }
    let host = all["host"] ?? all["hostaddr"] ?? "local socket"
    let user = all["user"] ?? "unknown user"
    return "\(user)@\(host):\(all["port"] ?? "5432")/\(all["dbname"] ?? user)"
  }

  /// Copies and frees libpq's list.
  private static func known(_ options: UnsafeMutablePointer<PQconninfoOption>) -> [String: String] {
    defer { unsafe PQconninfoFree(options) }
    var keywords: [String: String] = [:]
    var option = unsafe options
    while let keyword = unsafe option.pointee.keyword {
      if let value = unsafe option.pointee.val {
        unsafe keywords[String(cString: keyword)] = unsafe String(cString: value)
      }
      unsafe option += 1
    }
    return keywords
  }
}

extension ConnectionTarget: CustomStringConvertible {}
