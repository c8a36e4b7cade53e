package import Database

/// Why the schema could not be brought up to date, or does not fit this program.
package enum SchemaError: Error, Hashable, Sendable {
  /// Roles or rights are missing, and the user may not make them; the SQL to run as superuser.
  case needsSuperuser(sql: String)
  /// A migration that was applied has been edited since.
  case edited(migration: String, applied: String, found: String)
  /// A migration that was applied is no longer among the scripts, or has another number.
  case missing(migration: String)
  /// A migration has a number below one that was applied already.
  case outOfOrder(migration: String, after: String)
  /// The schema is newer than this program, and not compatible with it.
  case newer(schema: Int, program: Int)
  /// The schema is older than this program needs: run `aftercare db migrate`.
  case outdated(schema: Int, program: Int)
  /// A migration is not really there: its verification failed.
  case unverified(migration: String)
  /// A script failed.
  case failed(script: String, PostgresError)
}

extension SchemaError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .needsSuperuser(let sql):
      "roles or rights are missing that this user may not make; run as superuser:\n\(sql)"
    case .edited(let migration, let applied, let found):
      "\(migration) was edited after it was applied (then \(applied.prefix(12)), "
        + "now \(found.prefix(12))): restore it and write a new migration"
    case .missing(let migration):
      "\(migration) was applied to this database but is not part of this program"
    case .outOfOrder(let migration, let after):
      "\(migration) was added below \(after), which is applied already: give it a new number"
    case .newer(let schema, let program):
      "the schema is at version \(schema) and this program knows \(program): install the newer one"
    case .outdated(let schema, let program):
      "the schema is at version \(schema) and this program needs \(program): run "
        + "aftercare db migrate"
    case .unverified(let migration):
      "\(migration) is marked as applied, but what it makes is not there"
    case .failed(let script, let error): "\(script) failed: \(error)"
    }
  }
}
