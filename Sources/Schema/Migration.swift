/// One numbered step of the schema, never edited once it is released.
package struct Migration: Sendable, Hashable {
  package let version: Int
  /// Its file, such as `0002_facts.sql`.
  package let name: String
  package let sql: String

  package init(version: Int, name: String, sql: String) {
    self.version = version
    self.name = name
    self.sql = sql
  }

  /// Whether an older binary can still work after it: `-- compatible` on the first line.
  package var isCompatible: Bool { hasDirective("-- compatible") }

  /// Whether it runs outside a transaction, being one statement: `-- no-transaction`.
  package var runsAlone: Bool { hasDirective("-- no-transaction") }

  /// SHA-256 of the checksum before and the text without blanks at its ends.
  package func checksum(after previous: String) -> String {
    SHA256.hex((previous + "\n" + Migration.normalised(sql)).utf8)
  }

  private func hasDirective(_ directive: String) -> Bool {
    sql.split(separator: "\n", maxSplits: 1).first.map { $0 == directive } ?? false
  }

  static func normalised(_ sql: String) -> String {
    let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    let trimmed = sql.utf8.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
    return String(decoding: Array(trimmed), as: UTF8.self) + "\n"
  }
}

/// A script that is applied again whenever its text has changed: policies, views, grants.
package struct Repeatable: Sendable, Hashable {
  /// Its file, such as `1_policies.sql`; scripts run in the order of their names.
  package let name: String
  package let sql: String

  package init(name: String, sql: String) {
    self.name = name
    self.sql = sql
  }

  /// SHA-256 of the schema's version and the text: what a migration adds, the scripts must see too.
  package func checksum(at version: Int) -> String {
    SHA256.hex("\(version)\n\(Migration.normalised(sql))".utf8)
  }
}
