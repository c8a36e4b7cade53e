import Database
import Foundation
import Schema
import Testing

/// A database of its own for each test, on the server that the environment names.
enum TestDatabase {
  static func empty(_ name: String) async throws -> ConnectionSettings {
    let host = try #require(
      ProcessInfo.processInfo.environment["PGHOST"],
      "No server is given. Run the tests by: deploy/private-postgres with --fast swift test")
    try #require(host.hasPrefix("/"), "Tests use a server of this machine only")
    let admin = try await Connection.open(ConnectionSettings(.keywords(["dbname": "postgres"])))
    try await admin.execute("drop database if exists \(name) with (force)")
    try await admin.execute("create database \(name)")
    await admin.close()
    return ConnectionSettings(.keywords(["dbname": name]))
  }
}

extension ConnectionSettings {
  /// The rows of a question, asked on a session of its own.
  func ask(_ sql: SQL) async throws -> Rows {
    let connection = try await Connection.open(self)
    let rows = try await connection.run { try $0.query(sql) }
    await connection.close()
    return rows
  }

  func run(_ script: String) async throws {
    let connection = try await Connection.open(self)
    try await connection.execute(script)
    await connection.close()
  }
}

extension Rows {
  /// All rows as text, columns with a bar between.
  var lines: [String] {
    map { row in columns.indices.map { row[$0] ?? "-" }.joined(separator: "|") }
  }
}
