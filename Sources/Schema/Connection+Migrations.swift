internal import Database

extension Connection {
  /// Makes the schema and the tables that keep its history, unless they are there.
  func prepareHistory() throws {
    try execute("set role \(RegisterRole.owner.rawValue)")
    guard try !hasHistory() else { return }
    try execute(
      """
      begin;
      create schema if not exists aftercare;
      create table aftercare.schema_migration (
        version integer not null,
        name text not null,
        checksum text not null,
        is_compatible boolean not null,
        applied_at timestamptz not null default now(),
        constraint schema_migration_pkey primary key (version)
      );
      comment on table aftercare.schema_migration is 'The migrations that were applied.';
      comment on column aftercare.schema_migration.version is 'Its number.';
      comment on column aftercare.schema_migration.name is 'Its file.';
      comment on column aftercare.schema_migration.checksum is
        'SHA-256 of the checksum before and its text.';
      comment on column aftercare.schema_migration.is_compatible is
        'Whether an older program can still work after it.';
      comment on column aftercare.schema_migration.applied_at is 'When it was applied.';
      create table aftercare.schema_repeatable (
        name text not null,
        checksum text not null,
        applied_at timestamptz not null default now(),
        constraint schema_repeatable_pkey primary key (name)
      );
      comment on table aftercare.schema_repeatable is
        'The scripts that are applied again whenever they change.';
      comment on column aftercare.schema_repeatable.name is 'Its file.';
      comment on column aftercare.schema_repeatable.checksum is 'SHA-256 of its text.';
      comment on column aftercare.schema_repeatable.applied_at is 'When it was applied.';
      commit
      """)
  }

  func hasHistory() throws -> Bool {
    try query("select to_regclass('aftercare.schema_migration') is not null")[0].bool(0)
  }

  func appliedMigrations() throws -> [SchemaStatus.Applied] {
    try query(
      """
      select version, name, checksum, is_compatible
      from aftercare.schema_migration
      order by version
      """
    ).map { row in
      SchemaStatus.Applied(
        version: try row.int(0), name: try row.text(1), checksum: try row.text(2),
        isCompatible: try row.bool(3))
    }
  }

  func appliedRepeatables() throws -> [String: String] {
    try query("select name, checksum from aftercare.schema_repeatable").reduce(into: [:]) {
      $0[try $1.text(0)] = try $1.text(1)
    }
  }

  /// Applies a migration in one transaction, its row first: that row detects another migrator.
  func apply(_ migration: Migration, checksum: String) throws {
    if migration.runsAlone {
      try execute(migration.sql)
      try note(migration, checksum)
      return
    }
    try transaction {
      try note(migration, checksum)
      try execute(migration.sql)
    }
  }

  /// Applies repeatable scripts in one transaction.
  func applyRepeatables(of scripts: SchemaScripts) throws {
    try transaction {
      for repeatable in scripts.repeatables {
        try execute(repeatable.sql)
        _ = try query(
          """
          insert into aftercare.schema_repeatable (name, checksum)
          values (\(repeatable.name), \(repeatable.checksum(at: scripts.version)))
          on conflict (name) do update
          set checksum = excluded.checksum, applied_at = now()
          """)
      }
    }
  }

  private func note(_ migration: Migration, _ checksum: String) throws {
    _ = try query(
      """
      insert into aftercare.schema_migration (version, name, checksum, is_compatible)
      values (
        \(migration.version), \(migration.name), \(checksum), \(migration.isCompatible))
      """)
  }

  /// Runs a body between begin and commit, giving up soon where a lock is not granted.
  func transaction(_ body: () throws -> Void) throws {
    try execute("begin; set local lock_timeout = '3s'; set local statement_timeout = '1h'")
    do {
      try body()
      try execute("commit")
    } catch {
      try? execute("rollback")
      throw error
    }
  }
}
