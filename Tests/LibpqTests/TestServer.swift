import Foundation
import Libpq
import Testing

/// A database of its own for each suite, on the server that the environment names.
enum TestServer {
  /// Settings for a database of that name, made anew.
  static func settings(_ name: String) async throws -> ConnectionSettings {
    let host = try #require(
      ProcessInfo.processInfo.environment["PGHOST"],
      "No server is given. Run the tests by: deploy/private-postgres with --fast swift test")
    try #require(host.hasPrefix("/"), "Tests use a server of this machine only")
    let admin = try await Connection.open(ConnectionSettings(.keywords([:])))
    try await admin.execute("drop database if exists \(name) with (force)")
    try await admin.execute("create database \(name)")
    var settings = ConnectionSettings(.keywords(["dbname": name]))
    settings.applicationName = name
    return settings
  }

  /// A connection to a database of that name, made anew.
  static func connection(_ name: String) async throws -> Connection {
    try await Connection.open(settings(name))
  }
}

/// The error that a piece of work is expected to throw.
func postgresError(
  _ work: () async throws -> Void, sourceLocation: SourceLocation = #_sourceLocation
) async throws -> PostgresError {
  do { try await work() } catch let error as PostgresError { return error }
  try #require(Bool(false), "a PostgresError was expected", sourceLocation: sourceLocation)
  preconditionFailure("not reached")
}
