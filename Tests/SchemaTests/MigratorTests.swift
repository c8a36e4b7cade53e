import Database
import Schema
import Synchronization
import Testing

@Suite struct MigratorTests {
  static let one = Migration(
    version: 1, name: "0001_one.sql", sql: "create table aftercare.one (a int);")
  static let two = Migration(
    version: 2, name: "0002_two.sql",
    sql: "create table aftercare.two (a int); insert into aftercare.two values (1);")

  @Test func whatShipsIsAppliedOnceAndVerified() async throws {
    let settings = try await TestDatabase.empty("schema_ships")
    let status = try await Migrator(settings).migrate()
    #expect(status.isUpToDate)
    #expect(status.version == SchemaScripts.shipped.version)
    let events = Events()
    try await Migrator(settings, report: events.note).migrate()
    #expect(events.all.isEmpty)
    try await Migrator(settings).verify()
    try await Database(settings).requireSchema()
    #expect(try await settings.ask("select count(*) > 400 from aftercare.body").lines == ["t"])
    #expect(
      try await settings.ask("select count(*) > 300 from aftercare.succession").lines == ["t"])
    #expect(
      try await settings.ask("select count(*) > 400 from aftercare.council_icb").lines == ["t"])
  }

  @Test func aDatabaseWithoutSchemaIsOutdated() async throws {
    let settings = try await TestDatabase.empty("schema_none")
    let newest = SchemaScripts.shipped.version
    await #expect(throws: SchemaError.outdated(schema: 0, program: newest)) {
      try await Database(settings).requireSchema()
    }
    let status = try await Migrator(settings).status()
    #expect(status.version == 0 && !status.isUpToDate)
  }

  @Test func ofManyMigratorsOneWorksAndTheOthersWait() async throws {
    let settings = try await TestDatabase.empty("schema_many")
    let slow = Migration(
      version: 1, name: "0001_slow.sql",
      sql: "select pg_sleep(1); create table aftercare.slow (a int);")
    let events = Events()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          try await Migrator(
            settings, scripts: SchemaScripts(migrations: [slow, Self.two]), report: events.note
          ).migrate()
        }
      }
      try await group.waitForAll()
    }
    #expect(events.all.filter { $0 == .applied("0001_slow.sql") }.count == 1)
    #expect(events.all.filter { $0 == .applied("0002_two.sql") }.count == 1)
    #expect(events.all.contains(.waiting))
    #expect(try await settings.ask("select count(*) from aftercare.two").lines == ["1"])
  }

  @Test func aMigrationCutShortIsDoneAgainWhole() async throws {
    let settings = try await TestDatabase.empty("schema_cut")
    let slow = Migration(
      version: 2, name: "0002_two.sql",
      sql: """
        create table aftercare.two (a int);
        select pg_sleep(coalesce(
          (select 600 from pg_stat_activity
            where application_name = 'killer' and datname = current_database() limit 1), 0));
        insert into aftercare.two values (1);
        """)
    let scripts = SchemaScripts(migrations: [Self.one, slow])
    var killer = settings
    killer.applicationName = "killer"
    let assassin = try await Connection.open(killer)
    let first = Task { try await Migrator(settings, scripts: scripts).migrate() }
    for _ in 0..<10_000 {
      try await Task.sleep(for: .milliseconds(50))
      let killed = try await assassin.run { connection in
        try connection.query(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and query like '%pg_sleep%'
            and pid <> pg_backend_pid()
          """
        ).count
      }
      if killed > 0 { break }
    }
    await #expect(throws: (any Error).self) { _ = try await first.value }
    await assassin.close()
    #expect(
      try await settings.ask("select version from aftercare.schema_migration").lines == ["1"])
    try await Migrator(settings, scripts: scripts).migrate()
    #expect(try await settings.ask("select count(*) from aftercare.two").lines == ["1"])
  }

  @Test func aMigrationWaitsForNoLockForLong() async throws {
    let settings = try await TestDatabase.empty("schema_limits")
    let limits = Migration(
      version: 1, name: "0001_limits.sql",
      sql: """
        create table aftercare.limits as
        select current_setting('lock_timeout') as lock, current_setting('statement_timeout') as statement;
        """)
    try await Migrator(settings, scripts: SchemaScripts(migrations: [limits])).migrate()
    #expect(try await settings.ask("select lock, statement from aftercare.limits").lines == ["3s|1h"])
  }

  @Test func contradictionsAreToldApart() async throws {
    let settings = try await TestDatabase.empty("schema_contradictions")
    try await Migrator(settings, scripts: SchemaScripts(migrations: [Self.one, Self.two]))
      .migrate()
    func failure(_ migrations: [Migration]) async -> SchemaError? {
      do {
        try await Migrator(settings, scripts: SchemaScripts(migrations: migrations)).migrate()
        return nil
      } catch { return error as? SchemaError }
    }
    let edited = Migration(version: 1, name: "0001_one.sql", sql: "select 1;")
    guard case .edited("0001_one.sql", _, _)? = await failure([edited, Self.two]) else {
      Issue.record("an edited migration")
      return
    }
    #expect(await failure([Self.two]) == .missing(migration: "0001_one.sql"))
    let renamed = Migration(version: 2, name: "0002_other.sql", sql: Self.two.sql)
    #expect(await failure([Self.one, renamed]) == .missing(migration: "0002_two.sql"))
    #expect(await failure([Self.one]) == .newer(schema: 2, program: 1))
    let between = Migration(version: 0, name: "0000_zero.sql", sql: "select 1;")
    guard case .edited? = await failure([between, Self.one, Self.two]) else {
      Issue.record("a migration put in between changes the chain")
      return
    }
    let broken = Migration(version: 3, name: "0003_broken.sql", sql: "select nonsense;")
    guard case .failed("0003_broken.sql", _)? = await failure([Self.one, Self.two, broken]) else {
      Issue.record("a broken migration")
      return
    }
  }

  @Test func anOlderProgramWorksAfterACompatibleMigration() async throws {
    let settings = try await TestDatabase.empty("schema_compatible")
    let compatible = Migration(
      version: 2, name: "0002_more.sql", sql: "-- compatible\ncreate table aftercare.more (a int);")
    try await Migrator(settings, scripts: SchemaScripts(migrations: [Self.one, compatible]))
      .migrate()
    let status = try await Migrator(settings, scripts: SchemaScripts(migrations: [Self.one]))
      .status()
    #expect(status.version == 2 && status.pending.isEmpty)
  }

  @Test func repeatablesAreAppliedAgainWhenTheyChange() async throws {
    let settings = try await TestDatabase.empty("schema_repeatable")
    func migrate(_ text: String) async throws -> [MigrationEvent] {
      let events = Events()
      let view = Repeatable(
        name: "1_view.sql", sql: "create or replace view aftercare.v as select '\(text)'::text;")
      try await Migrator(
        settings, scripts: SchemaScripts(migrations: [Self.one], repeatables: [view]),
        report: events.note
      ).migrate()
      return events.all
    }
    _ = try await migrate("a")
    #expect(try await migrate("a").isEmpty)
    #expect(
      try await migrate("b") == [
        .applying("repeatable scripts"), .applied("repeatable scripts"),
      ])
    #expect(try await settings.ask("select * from aftercare.v").lines == ["b"])
  }

  @Test func aMigrationThatIsNotThereIsNoticed() async throws {
    let settings = try await TestDatabase.empty("schema_unverified")
    try await Migrator(settings).migrate()
    try await settings.run("alter table aftercare.plans no force row level security")
    await #expect(throws: SchemaError.unverified(migration: "0002_facts.sql")) {
      try await Migrator(settings).verify()
    }
  }

  @Test func missingRolesAreNamedWithTheSQLThatMakesThem() async throws {
    let settings = try await TestDatabase.empty("schema_roles")
    try await Migrator(settings, scripts: SchemaScripts(migrations: [])).migrate()
    try await settings.run(
      """
      do $$ begin
        if to_regrole('schema_nobody') is null then create role schema_nobody login; end if;
      end $$;
      revoke create on database schema_roles from aftercare_owner
      """)
    let nobody = ConnectionSettings(
      .keywords(["dbname": "schema_roles", "user": "schema_nobody"]))
    do {
      try await Migrator(nobody).migrate()
      Issue.record("nobody may migrate")
    } catch SchemaError.needsSuperuser(let sql) {
      #expect(sql.contains("grant create on database \"schema_roles\" to aftercare_owner;"))
      #expect(sql.contains("grant aftercare_owner to \"schema_nobody\";"))
    }
  }
}

/// What migrators told, from any thread.
final class Events: Sendable {
  private let events = Mutex<[MigrationEvent]>([])

  var all: [MigrationEvent] { events.withLock { $0 } }

  @Sendable func note(_ event: MigrationEvent) { events.withLock { $0.append(event) } }
}
