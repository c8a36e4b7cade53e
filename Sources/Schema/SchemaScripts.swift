/// The SQL that makes the schema, embedded from `sql/` so that program and schema are never skewed.
package struct SchemaScripts: Sendable {
  /// In order of their versions.
  package let migrations: [Migration]
  /// In order of their names.
  package let repeatables: [Repeatable]
  /// Scripts that fail where the migration of their version is not really there.
  package let verifications: [Migration]

  /// Scripts other than those that ship, for tests.
  package init(
    migrations: [Migration], repeatables: [Repeatable] = [], verifications: [Migration] = []
  ) {
    self.migrations = migrations.sorted { $0.version < $1.version }
    self.repeatables = repeatables.sorted { $0.name < $1.name }
    self.verifications = verifications.sorted { $0.version < $1.version }
  }

  /// The version that the schema has when all migrations are applied.
  package var version: Int { migrations.last?.version ?? 0 }

  /// Every migration with its checksum, each chained to the one before.
  var chain: [(migration: Migration, checksum: String)] {
    var previous = ""
    return migrations.map { migration in
      previous = migration.checksum(after: previous)
      return (migration, previous)
    }
  }
}

extension SchemaScripts {
  /// The scripts that ship with this version of the product.
  package static let shipped = SchemaScripts(
    migrations: shippedMigrations, repeatables: shippedRepeatables,
    verifications: shippedVerifications)
}
