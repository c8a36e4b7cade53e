package import CaseFile
internal import CivilTime
internal import Database

/// A case as a night saw it: the facts that patterns look at, and what the ledger said of them.
package struct PatternCaseFile: Sendable {
  /// Without the facts at which no pattern looks.
  package let file: CaseFile
  package let told: LedgerDetermination
}

extension Register {
  /// What the body makes of some cases as a night saw them, in no order; two sessions read side by side.
  ///
  /// All that was recorded until the publication must have been settled. Cases of which the ledger said nothing yet
  /// are left out.
  package func each<T: Sendable>(
    of cases: [CaseID], after night: PublishedNight, as capacity: Capacity,
    _ body: @escaping @Sendable (PatternCaseFile) throws -> T?
  ) async throws -> [T] {
    let chunks = stride(from: 0, to: cases.count, by: Register.patternChunk).map { start in
      CaseSelection.cases(Array(cases[start..<min(start + Register.patternChunk, cases.count)]))
    }
    let queue = ChunkQueue(chunks)
    return try await withThrowingTaskGroup(of: [T].self) { group in
      for _ in 0..<min(2, chunks.count) {
        group.addTask {
          var found: [T] = []
          while let chunk = await queue.take() {
            found += try await self.transaction(
              capacity, unaudited: .partOfADeed, isolation: .repeatableRead
            ) { connection in
              try connection.patternCases(chunk.selection, after: night).compactMap(body)
            }
          }
          return found
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
  }

  private static let patternChunk = 250

  /// How many cases the ledger told of after a night: by the bodies that owe or pay, each body once a case.
  package func casesTold(
    after night: PublishedNight, of scope: PatternTerms.Scope, as capacity: Capacity
  ) async throws -> [(bodies: [BodyCode], cases: Int)] {
    try await transaction(capacity, unaudited: .partOfADeed, isolation: .snapshot) { connection in
      try connection.query(
        """
        select array_remove(array[council, nhs_statutory, nhs_payer]::text[], null), count(*)
        from \(ToldSQL.determinations(after: night.on, of: scope)) as said
        group by council, nhs_statutory, nhs_payer
        """
      ).map { row in
        let bodies = try row.bodies(0)
        return (
          bodies: bodies.indices.filter { !bodies[..<$0].contains(bodies[$0]) }.map { bodies[$0] },
          cases: try row.int(1)
        )
      }
    }
  }
}

extension Connection {
  /// Finds rows by key, whatever the statistics say.
  private static let planning = """
    set local plan_cache_mode = force_generic_plan;
    set local enable_seqscan = off;
    set local enable_bitmapscan = off
    """

  fileprivate func patternCases(
    _ selection: CaseSelection, after night: PublishedNight
  ) throws -> [PatternCaseFile] {
    let known = Known.at(night.publishedAt)
    try execute(Connection.planning)
    try enterPipeline()
    do {
      let facts = selection.parameters + known.parameters
      try send(SelectStatements.patterns.cases, facts)
      for statement in SelectStatements.patterns.tables { try send(statement, facts) }
      try send(LedgerRows.toldAfter, selection.parameters + [.text(night.on.description)])
      try sync()
      let chunk = CaseChunk(cases: RowsBox(try nextResult()), tables: try receiveTables())
      let told = RowsBox(try nextResult())
      try LedgerRows.requireDetermination(told)
      try exitPipeline()
      return told.beside(chunk)
    } catch {
      try? exitPipeline()
      throw error
    }
  }
}

extension RowsBox {
  /// The cases of a chunk of which one of these rows tells; both stand in order of their numbers.
  fileprivate func beside(_ chunk: CaseChunk) -> [PatternCaseFile] {
    var position = 0
    var cases: [PatternCaseFile] = []
    chunk.decode { recorded in
      take(recorded.id.rawValue, &position) { rows, row in
        cases.append(PatternCaseFile(file: recorded.file, told: rows.determination(row)))
      }
    }
    return cases
  }
}
