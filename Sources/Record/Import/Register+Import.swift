package import CaseFile
internal import CivilTime
internal import Database

extension Register {
  /// Records case files, in one transaction; a few hundred at a time is best.
  ///
  /// Supersedes what changed and nothing else; withdraws only what this source recorded and no
  /// longer holds. Given again it changes nothing. Importers of one case wait for one another. A dry run does the
  /// same and then undoes it all.
  @discardableResult
  package func importCases(
    _ files: [CaseFile], from provenance: Provenance, as capacity: Capacity = .registerOperator,
    isDryRun: Bool = false
  ) async throws -> ImportCount {
    let files = files.sorted { $0.reference < $1.reference }
    for (file, next) in zip(files, files.dropFirst()) where file.reference == next.reference {
      throw RegisterError.caseGivenTwice(file.reference)
    }
    guard !files.isEmpty else { return ImportCount() }
    let actor = actor
    return try await DryRun.carryOut {
      try await transaction(capacity, doing: Deed(.import)) { connection, deed in
        var batch = CaseImport(files, provenance, capacity)
        let count = try batch.run(on: connection)
        if isDryRun { throw DryRun(outcome: count) }
        try connection.record(batch.deeds, by: actor)
        deed = deed.with("cases", .count(count.cases)).with(count)
        return count
      }
    }
  }

  /// Notes in the audit trail which files were imported to their end, and how many cases they held.
  package func noteImport(ofFiles digests: [[UInt8]], cases: Int) async throws {
    // An event has room for the hashes of some ten files.
    for start in stride(from: 0, to: digests.count, by: 10) {
      let some = Array(digests[start..<min(start + 10, digests.count)])
      let deed = Deed(.import).with("sha256", .digests(some)).with("cases_of_all_files", .count(cases))
      try await transaction(.registerOperator, doing: deed) { _, _ in }
    }
  }
}
