/// On whose behalf, and how far apart from others, a transaction runs.
struct TransactionTerms: Sendable {
  let isolation: Isolation
  let role: String?
  let claims: [String: String]

  /// What begins the transaction, to be sent in one go.
  var opening: [SQL] {
    var statements: [SQL] = [begin]
    if let role { statements.append("set local role \(identifier: role)") }
    for (name, value) in claims.sorted(by: { $0.key < $1.key }) {
      statements.append("select set_config(\(name), \(value), true)")
    }
    return statements
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
