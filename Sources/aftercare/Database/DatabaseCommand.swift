import ArgumentParser
import Schema

/// `aftercare db`: the schema of the register's database.
struct DatabaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "db", abstract: "Brings the database up to date, or says how it stands.",
    subcommands: [Migrate.self, Status.self])

  struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "migrate",
      abstract: "Applies what is pending and loads the national reference data.",
      discussion: """
        Examples:
          aftercare db migrate
          aftercare db migrate --database "host=/run/postgresql dbname=register user=postgres"

        Two at once: one works, the other waits. Interrupted and run again it comes to the same end. Roles are \
        made where the user may make them; else the SQL for a superuser is shown.

        \(ExitStatuses.text(.usage, .unavailable, .fault, .denied))
        """)

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
      try await carryOut {
        try await database.carryOut {
          let migrator = Migrator(database.patientSettings) { Notice.say("\($0)") }
          let status = try await migrator.migrate()
          try Output.say("The schema is at version \(status.version); nothing is pending.")
          Notice.suggest("aftercare import FILES, then aftercare run nightly")
        }
      }
    }
  }

  struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "status",
      abstract: "Says which migrations were applied and which are pending (exit status 1 if any is).",
      discussion: """
        Examples:
          aftercare db status

        \(ExitStatuses.text(own: "0 nothing is pending · 1 something is", .usage, .unavailable, .fault, .denied))
        """)

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
      try await carryOut {
        try await database.carryOut {
          let status = try await Migrator(database.settings).status()
          for migration in status.applied { try Output.say("applied  \(migration.name)") }
          for name in status.pending { try Output.say("pending  \(name)") }
          for name in status.changedRepeatables { try Output.say("changed  \(name)") }
          if !status.isUpToDate { throw ExitCode(1) }
        }
      }
    }
  }
}
