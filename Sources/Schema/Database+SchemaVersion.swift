package import Database

extension Database {
  /// Checks that the schema fits this program; a daemon asks before it starts.
  ///
  /// Throws `outdated`, `newer` or what else is wrong with the schema's history.
  package func requireSchema(_ scripts: SchemaScripts = .shipped) async throws {
    let applied = try await withConnection { connection in
      try connection.takeReadingRole()
      defer { try? connection.execute("reset role") }
      return try connection.hasHistory() ? connection.appliedMigrations() : []
    }
    try scripts.check(applied)
    guard scripts.pending(after: applied).isEmpty else {
      throw SchemaError.outdated(schema: applied.last?.version ?? 0, program: scripts.version)
    }
  }

  /// Refuses to go on as a user who owns the schema or may define things in it.
  package func requireNoOwnership() async throws {
    let row = try await query(
      """
      select rolsuper or pg_has_role(oid, \(RegisterRole.owner.rawValue), 'MEMBER')
      from pg_roles where rolname = session_user
      """)
    guard try !row.only().bool(0) else { throw OwnershipRefused() }
  }
}

/// The daemon was started as a database user who may change the schema.
package struct OwnershipRefused: Error, Hashable, Sendable, CustomStringConvertible {
  package let description =
    "the daemon must not connect as owner of the schema or as superuser: give it a login that is "
    + "a member of aftercare_app, aftercare_nightly and aftercare_operator only"

  package init() {}
}

extension Connection {
  /// Takes the role that may read the schema's history, where the login may not read it by itself.
  func takeReadingRole() throws {
    let role = RegisterRole.application.rawValue
    let isMember = try query(
      """
      select coalesce(
        (select pg_has_role(session_user, oid, 'MEMBER') from pg_roles where rolname = \(role)), false)
        and exists (
          select from pg_namespace
          where nspname = 'aftercare' and not has_schema_privilege(oid, 'usage'))
      """
    ).only().bool(0)
    if isMember { try execute("set role \(role)") }
  }
}
