/// On whose behalf, and how far apart from others, a transaction runs.
struct TransactionTerms: Sendable {
  let isolation: Isolation
  let role: String?
  /// In order of name.
  let claims: [SQL]

  /// What begins the transaction, to be sent in one go.
  var opening: [SQL] {
    var statements: [SQL] = [begin]
    if let role { statements.append("set local role \(identifier: role)") }
    return statements + claims
  }

  private var begin: SQL {
    switch isolation {
    case .readCommitted: "begin isolation level read committed"
    case .repeatableRead: "begin isolation level repeatable read"
    case .serializable: "begin isolation level serializable"
    case .snapshot: "begin isolation level repeatable read, read only"
    }
  }
}
