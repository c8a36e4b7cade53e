package import CaseFile
internal import Database

extension Register {
  /// Issues a token to a body; only its hash is kept.
  package func issueToken(
    hash: [UInt8], to body: BodyCode, as role: AskerRole = .coordinator, label: String, days: Int,
    mayRecord: Bool = false
  ) async throws {
    let deed = Deed(.tokenIssued).with("token", .digest(Array(hash.prefix(6))))
      .with("body", .body(body)).with("days", .count(days)).with("may_record", mayRecord ? .flag(true) : nil)
    _ = try await transaction(.registerOperator, doing: deed) { connection, _ in
      try connection.query(
        """
        insert into aftercare.token (hash, body, role, label, expires_at, may_record)
        values (
          \(hash)::bytea, \(body.text), \(role.rawValue), \(label), now() + make_interval(days => \(days)),
          \(mayRecord))
        """)
    }
  }

  /// The token with this hash, valid or not; nil where none was issued.
  package func token(hash: [UInt8]) async throws -> Token? {
    try await transaction(.application(bodies: []), unaudited: .showsNoCase) { connection in
      try connection.tokens("where hash = \(hash)::bytea")
    }.first
  }

  /// All tokens of a body, or of all bodies, in order of issue.
  package func tokens(of body: BodyCode? = nil) async throws -> [Token] {
    let deed = Deed(.tokenList).with("body", body.map(DeedDetail.body))
    return try await transaction(.registerOperator, doing: deed) { connection, _ in
      try connection.tokens("where body = coalesce(\(body?.text), body::text)")
    }
  }

  /// Revokes a token; false where there is none, or it was revoked before.
  package func revokeToken(hash: [UInt8]) async throws -> Bool {
    let deed = Deed(.tokenRevoked).with("token", .digest(Array(hash.prefix(6))))
    return try await transaction(.registerOperator, doing: deed) { connection, deed in
      let isRevoked =
        try connection.query(
          """
          update aftercare.token set revoked_at = now()
          where hash = \(hash)::bytea and revoked_at is null
          returning 1
          """
        ).count == 1
      deed = deed.with("revoked", .flag(isRevoked))
      return isRevoked
    }
  }
}

extension Connection {
  fileprivate func tokens(_ condition: SQL) throws -> [Token] {
    try query(
      """
      select encode(hash, 'hex'), body, label, expires_at,
        revoked_at is not null, expires_at <= now(), role, may_record
      from aftercare.token
      \(condition)
      order by issued_at, hash
      """
    ).map { row in
      Token(
        hash: bytes(hex: try row.text(0)), body: BodyCode(try row.text(1)) ?? .blank,
        role: try row.role(6), mayRecord: try row.bool(7), label: try row.text(2),
        expiresAt: try row.text(3), isRevoked: try row.bool(4),
        isExpired: try row.bool(5))
    }
  }
}

extension Row {
  /// A role that asks; an auditor, who sees least, where the word is unknown.
  fileprivate func role(_ column: Int) throws -> AskerRole {
    AskerRole(rawValue: try text(column)) ?? .auditor
  }
}

/// The bytes that hexadecimal digits stand for.
private func bytes(hex: String) -> [UInt8] {
  let digits = hex.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
  return stride(from: 0, to: digits.count - 1, by: 2).map {
    UInt8(digits[$0] * 16 + digits[$0 + 1])
  }
}
