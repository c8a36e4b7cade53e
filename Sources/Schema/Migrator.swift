package import Database
internal import Reference

/// Brings the schema of a database up to date, on a session of its own.
package struct Migrator: Sendable {
  private let settings: ConnectionSettings
  private let scripts: SchemaScripts
  private let report: @Sendable (MigrationEvent) -> Void
  /// Any number that nobody else uses for a lock of this database.
  private static let lock = 6_171_983_001_117
  private static let pause = Duration.milliseconds(200)
  private static let attempts = 20

  /// The settings must lead straight to the server, not through a pooler.
  package init(
    _ settings: ConnectionSettings, scripts: SchemaScripts = .shipped,
    report: @escaping @Sendable (MigrationEvent) -> Void = { _ in }
  ) {
    self.settings = settings
    self.scripts = scripts
    self.report = report
  }

  /// Applies what is pending, waiting for a migration that is already under way.
  ///
  /// Interrupted anywhere and run again it comes to the same end.
  @discardableResult
  package func migrate() async throws -> SchemaStatus {
    let connection = try await Connection.open(settings)
    try await connection.run { try $0.prepareRoles() }
    try await acquireLock(connection)
    try await connection.run { try $0.prepareHistory() }
    try await applyMigrations(connection)
    try await applyRepeatables(connection)
    try await connection.run { [scripts] in try $0.verify(scripts) }
    try await loadReference(connection)
    let status = try await connection.run { [scripts] in try $0.status(scripts) }
    await connection.close()
    return status
  }

  /// How the schema stands; throws where it contradicts the scripts.
  package func status() async throws -> SchemaStatus {
    let connection = try await Connection.open(settings)
    let status = try await connection.run { [scripts] connection in
      try connection.takeReadingRole()
      return try connection.status(scripts)
    }
    await connection.close()
    return status
  }

  /// Runs the verification of every migration.
  package func verify() async throws {
    let connection = try await Connection.open(settings)
    try await connection.run { [scripts] connection in
      try connection.execute("set role \(RegisterRole.owner.rawValue)")
      try connection.verify(scripts)
    }
    await connection.close()
  }

  /// Polls for the lock: waiting inside the server would hold a snapshot and stand in others' way.
  private func acquireLock(_ connection: Connection) async throws {
    var hasSaid = false
    while try await !connection.run({ try $0.tryLock(Migrator.lock) }) {
      if !hasSaid { report(.waiting) }
      hasSaid = true
      try await Task.sleep(for: Migrator.pause)
    }
  }

  private func applyMigrations(_ connection: Connection) async throws {
    let applied = try await connection.run { try $0.appliedMigrations() }
    try scripts.check(applied)
    for (migration, checksum) in scripts.pending(after: applied) {
      try await attempt(migration.name) {
        try await connection.run { try $0.apply(migration, checksum: checksum) }
      }
    }
  }

  private func applyRepeatables(_ connection: Connection) async throws {
    let applied = try await connection.run { try $0.appliedRepeatables() }
    guard !scripts.changedRepeatables(since: applied).isEmpty else { return }
    try await attempt("repeatable scripts") { [scripts] in
      try await connection.run { try $0.applyRepeatables(of: scripts) }
    }
  }

  private func loadReference(_ connection: Connection) async throws {
    guard scripts.version >= 9,
      let version = try await connection.run({ try $0.loadReference(.shipped) })
    else { return }
    report(.loadedReference(version: version))
  }

  /// Runs a script, again where a lock was not granted in time.
  private func attempt(_ script: String, _ work: () async throws -> Void) async throws {
    report(.applying(script))
    for attempt in 1... {
      do {
        try await work()
        return report(.applied(script))
      } catch let error as PostgresError {
        guard error.sqlState == .lockNotAvailable, attempt < Migrator.attempts else {
          throw SchemaError.failed(script: script, error)
        }
        report(.retrying(script))
        try await Task.sleep(for: Migrator.pause)
      }
    }
  }
}

extension Connection {
  fileprivate func tryLock(_ number: Int) throws -> Bool {
    try query("select pg_try_advisory_lock(\(number))")[0].bool(0)
  }

  fileprivate func status(_ scripts: SchemaScripts) throws -> SchemaStatus {
    guard try hasHistory() else {
      return SchemaStatus(
        applied: [], pending: scripts.migrations.map(\.name),
        changedRepeatables: scripts.repeatables.map(\.name))
    }
    let applied = try appliedMigrations()
    try scripts.check(applied)
    return SchemaStatus(
      applied: applied, pending: scripts.pending(after: applied).map(\.0.name),
      changedRepeatables: scripts.changedRepeatables(since: try appliedRepeatables()))
  }

  fileprivate func verify(_ scripts: SchemaScripts) throws {
    for verification in scripts.verifications {
      guard let failure = failure(of: verification.sql) else { continue }
      guard failure.kind == .server else { throw failure }
      throw SchemaError.unverified(migration: verification.name)
    }
  }
}
