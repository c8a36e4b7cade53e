import CaseFile
import Database
import Foundation
import Record
import Schema
import Testing

/// A register in a database of its own, on the server that the environment names.
struct TestRegister {
  let register: Register
  let settings: ConnectionSettings

  /// Makes the database anew and brings its schema up to date.
  init(_ name: String) async throws {
    settings = try await TestRegister.emptyDatabase(name)
    try await Migrator(settings).migrate()
    // Several tasks share its connections on a machine that is busy with other tests.
    var limits = PoolLimits()
    limits.acquisitionTimeout = .seconds(120)
    register = Register(settings, limits: limits)
  }

  static func emptyDatabase(_ name: String) async throws -> ConnectionSettings {
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

  /// Runs SQL as superuser and returns the first column.
  func look(_ sql: SQL) async throws -> [String?] {
    try await register.database.query(sql).map { $0[0] }
  }
}

/// The case files of the scenarios that ship with the product.
enum Scenarios {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Scenarios")

  static func files() throws -> [CaseFile] {
    var files: [CaseFile] = []
    for url in try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil
    ).sorted(by: { $0.path() < $1.path() }) where url.pathExtension == "json" {
      let scenario = try JSONSerialization.jsonObject(with: Data(contentsOf: url))
      guard let object = scenario as? [String: Any], let given = object["case"] else { continue }
      let bytes = try JSONSerialization.data(withJSONObject: given)
      files.append(try CaseFile(json: Array(bytes)))
    }
    return files
  }
}

/// A case file from JSON in the source.
func caseFile(_ json: String) throws -> CaseFile { try CaseFile(json: Array(json.utf8)) }
