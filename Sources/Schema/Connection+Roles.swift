internal import Database

extension Connection {
  /// Makes the roles and rights that are missing, if the user may.
  ///
  /// Throws `needsSuperuser` with the SQL to run where the user may not.
  func prepareRoles() throws {
    let missing = try missingRights()
    guard !missing.isEmpty else { return }
    for statement in missing {
      guard let failure = failure(of: statement) else { continue }
      if failure.sqlState == .insufficientPrivilege {
        throw SchemaError.needsSuperuser(sql: missing.map { $0 + ";\n" }.joined())
      }
      guard Connection.someoneElseMadeIt.contains(failure.sqlState?.code ?? "") else {
        throw SchemaError.failed(script: statement, failure)
      }
    }
  }

  /// Runs text of one or more statements; nil where nothing went wrong.
  func failure(of script: String) -> PostgresError? {
    do { try execute(script) } catch { return error }
    return nil
  }

  /// duplicate_object, unique_violation, and "tuple concurrently updated".
  private static let someoneElseMadeIt: Set<String> = ["42710", "23505", "XX000"]

  private func missingRights() throws -> [String] {
    let row = try query("select current_database(), current_user")[0]
    let database = quoted(try row.text(0))
    let user = quoted(try row.text(1))
    var statements: [String] = []
    for role in RegisterRole.allCases where try !exists(role) {
      statements.append("create role \(role.rawValue) nologin")
    }
    if try !holds(.owner, "CREATE") {
      statements.append("grant create on database \(database) to \(RegisterRole.owner.rawValue)")
    }
    for role in RegisterRole.writing where try !holds(role, "TEMPORARY") {
      statements.append("grant temporary on database \(database) to \(role.rawValue)")
    }
    if try !mayBeOwner() {
      statements.append("grant \(RegisterRole.owner.rawValue) to \(user)")
    }
    return statements
  }

  private func exists(_ role: RegisterRole) throws -> Bool {
    try query("select to_regrole(\(role.rawValue)) is not null")[0].bool(0)
  }

  private func holds(_ role: RegisterRole, _ right: String) throws -> Bool {
    try query(
      """
      select coalesce(
        has_database_privilege(to_regrole(\(role.rawValue))::oid, current_database(), \(right)),
        \(right) = 'TEMPORARY' and has_database_privilege('public', current_database(), 'TEMP'))
      """)[0].bool(0)
  }

  private func mayBeOwner() throws -> Bool {
    guard try exists(.owner) else {
      return try query("select rolsuper from pg_roles where rolname = current_user")[0].bool(0)
    }
    return try query("select pg_has_role(current_user, \(RegisterRole.owner.rawValue), 'MEMBER')")[
      0
    ]
    .bool(0)
  }

  private func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
