import Database
import Foundation
import Testing

/// A database of its own for each test, on the server that the environment names.
enum TestDatabase {
  /// Settings for a database of that name, made anew.
  static func settings(_ name: String) async throws -> ConnectionSettings {
    let host = try #require(
      ProcessInfo.processInfo.environment["PGHOST"],
      "No server is given. Run the tests by: deploy/private-postgres with --fast swift test")
    try #require(host.hasPrefix("/"), "Tests use a server of this machine only")
    let admin = try await Connection.open(ConnectionSettings(.keywords([:])))
    try await admin.execute("drop database if exists \(name) with (force)")
    try await admin.execute("create database \(name)")
    return ConnectionSettings(.keywords(["dbname": name]))
  }

  /// A database of that name, made anew, with the claim `app.claims`.
  static func make(_ name: String, size: Int = 4) async throws -> Database {
    var limits = PoolLimits()
    limits.maximumSize = size
    limits.acquisitionTimeout = .seconds(60)
    return Database(try await settings(name), limits: limits, claims: ["app.claims"])
  }

  /// Makes a role that may read and write, unless another test has made it.
  static func makeRole(_ name: String, in database: Database) async throws {
    let script = """
      do $$ begin create role \(name) nologin; exception when duplicate_object or unique_violation then null; end $$;
      grant all on schema public to \(name);
      """
    try await database.withConnection { try $0.execute(script) }
  }
}
