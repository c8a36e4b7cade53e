/// How the schema of a database stands to this program's scripts.
package struct SchemaStatus: Hashable, Sendable {
  /// A migration that was applied.
  package struct Applied: Hashable, Sendable {
    package let version: Int
    package let name: String
    package let checksum: String
    package let isCompatible: Bool
  }

  /// In order of their versions; empty where there is no schema yet.
  package let applied: [Applied]
  /// The names of migrations that are still to be applied.
  package let pending: [String]
  /// The names of repeatable scripts whose text has changed.
  package let changedRepeatables: [String]

  /// The version of the schema; 0 where there is none.
  package var version: Int { applied.last?.version ?? 0 }

  /// Whether there is nothing to do.
  package var isUpToDate: Bool { pending.isEmpty && changedRepeatables.isEmpty }
}

extension SchemaScripts {
  /// Compares what was applied with the scripts; throws where they contradict each other.
  func check(_ applied: [SchemaStatus.Applied]) throws(SchemaError) {
    let known = chain
    for row in applied {
      guard let found = known.first(where: { $0.migration.version == row.version }) else {
        guard row.version > version else { throw .missing(migration: row.name) }
        continue
      }
      guard found.migration.name == row.name else { throw .missing(migration: row.name) }
      guard found.checksum == row.checksum else {
        throw .edited(migration: row.name, applied: row.checksum, found: found.checksum)
      }
    }
    try checkOrder(applied)
    let newer = applied.filter { $0.version > version }
    guard newer.allSatisfy(\.isCompatible) else {
      throw .newer(schema: newer[newer.count - 1].version, program: version)
    }
  }

  private func checkOrder(_ applied: [SchemaStatus.Applied]) throws(SchemaError) {
    guard let last = applied.last else { return }
    let versions = Set(applied.map(\.version))
    for migration in migrations
    where migration.version < last.version && !versions.contains(migration.version) {
      throw .outOfOrder(migration: migration.name, after: last.name)
    }
  }

  /// What is still to be done.
  func pending(after applied: [SchemaStatus.Applied]) -> [(Migration, checksum: String)] {
    let versions = Set(applied.map(\.version))
    return chain.filter { !versions.contains($0.migration.version) }
      .map { ($0.migration, checksum: $0.checksum) }
  }

  /// The names of the repeatable scripts to be applied again.
  func changedRepeatables(since applied: [String: String]) -> [String] {
    repeatables.filter { applied[$0.name] != $0.checksum(at: version) }.map(\.name)
  }
}
