package import CivilTime
internal import Database
package import Rules

extension BulkReader {
  /// What a night found in a chunk, and what it has to write of the chunk before.
  package struct Findings: Sendable {
    /// How many cases were judged in the chunks that ended.
    package var judged = 0
    package var differences: [LedgerDifference]
    /// The chunks of which nothing more will come.
    package var ended: [Int] = []
    /// Cases that were read from their facts.
    var copies: [CaseCopy]
    /// How many of them had a copy that said something else.
    package var contradicted: Int

    fileprivate mutating func end(_ chunk: (number: Int, judged: Int)) {
      ended.append(chunk.number)
      judged += chunk.judged
    }
  }

  /// How a night judges.
  package struct Judging: Sendable {
    let today: CivilDate
    let comparesAll: Bool
    let everywhere: GapCause?
    let assess: @Sendable (RecordedCase) throws -> Determination

    /// `comparesAll`: whether the facts and the ledger of every case are read, even where its copy and its digest say
    /// that they stand. `everywhere`: why all cases are judged, where it is neither facts nor a day.
    package init(
      today: CivilDate, comparesAll: Bool = false, everywhere: GapCause? = nil,
      _ assess: @escaping @Sendable (RecordedCase) throws -> Determination
    ) {
      self.today = today
      self.comparesAll = comparesAll
      self.everywhere = everywhere
      self.assess = assess
    }

    /// So many nights in a row read the facts of every case once, even if none of them changed.
    private static let rotation = 32
    /// Cases whose numbers differ in so many of the lowest bits only have their turn in the same night: facts of
    /// neighbours are read for a fraction of what as many cases here and there take.
    private static let neighbourBits: Int64 = 8
    /// Below it each case has its turn by itself, so that every night reads some of a small register too.
    private static let firstNeighbours = Int64(rotation) << neighbourBits

    /// Whether the copy of a case is passed over.
    package func readsFacts(of caseID: Int64) -> Bool {
      let turn = caseID < Judging.firstNeighbours ? caseID : caseID >> Judging.neighbourBits
      return comparesAll || (turn &+ Int64(today.dayNumber)) % Int64(Judging.rotation) == 0
    }
  }

  /// Judges the next chunk of cases, and compares with the ledger those of the chunk before that may differ from it;
  /// nil once all are compared.
  ///
  /// The ledger of most cases is not read: its digest says that it stands. That of the others is asked for while the
  /// next chunk is under way, so that nothing waits for it. `beginning` is told of every chunk before it is judged.
  package mutating func nextJudged(
    _ judging: Judging, beginning: (Int) async throws -> Void = { _ in }
  ) async throws -> Findings? {
    guard awaited != nil || !pending.isEmpty else { return nil }
    let (chunk, compared) = (awaited, pending)
    let following = chunk == nil ? nil : await chunks.take()
    awaited = following
    if let chunk { try await beginning(chunk.number) }
    let (differences, judged) = try await connection.run { connection in
      try connection.judge(chunk, comparing: compared, then: following, judging)
    }
    // A chunk counts once nothing more will come of it: one that was stored half would be counted twice.
    var findings = Findings(
      differences: differences, copies: judged.copies, contradicted: judged.contradicted)
    if let pendingChunk { findings.end(pendingChunk) }
    pendingChunk = chunk.map { ($0.number, judged.count) }
    if judged.pending.isEmpty, let ended = pendingChunk {
      findings.end(ended)
      pendingChunk = nil
    }
    pending = judged.pending
    return findings
  }
}

/// What judging a chunk came to.
private struct JudgedChunk: Sendable {
  /// Cases that may differ from the ledger, in order of their numbers.
  var pending: [JudgedCase] = []
  var count = 0
  var copies: [CaseCopy] = []
  var contradicted = 0

  mutating func judge(_ recorded: RecordedCase, _ standing: LedgerStanding, _ judging: BulkReader.Judging) throws {
    count += 1
    let judged = JudgedCase(
      recorded, try judging.assess(recorded), today: judging.today, standing: standing)
    if judging.comparesAll || judged.isWorthComparing { pending.append(judged) }
  }
}

extension Connection {
  /// Receives and judges the chunk under way, while the next and the ledger of what may differ are asked for.
  ///
  /// Returns the differences of the cases to compare, and what judging came to.
  fileprivate func judge(
    _ chunk: NumberedChunk?, comparing compared: [JudgedCase], then following: NumberedChunk?,
    _ judging: BulkReader.Judging
  ) throws -> ([LedgerDifference], JudgedChunk) {
    let heads = chunk == nil ? [] : try receiveHeads()
    let differences = try differences(of: compared, everywhere: judging.everywhere)
    // Facts are asked for before any case is judged: the server reads them meanwhile.
    var files = heads.map { $0.copied(judging) }
    let uncopied = heads.indices.filter { files[$0] == nil }.map { heads[$0] }
    try requestFacts(of: uncopied)
    if let following { try requestHeads(following.selection) }
    var judged = JudgedChunk()
    for place in heads.indices {
      guard let file = files[place].take() else { continue }
      try judged.judge(heads[place].recorded(file), heads[place].standing, judging)
    }
    try receiveFacts(of: uncopied) { head, recorded in
      let copy = CaseCopy(recorded)
      if let before = head.copy, before != copy.facts { judged.contradicted += 1 }
      judged.copies.append(copy)
      try judged.judge(recorded, head.standing, judging)
    }
    if !uncopied.isEmpty { judged.pending.sort { $0.id < $1.id } }
    try requestLedger(of: judged.pending)
    if following == nil, judged.pending.isEmpty { try exitPipeline() }
    return (differences, judged)
  }

  /// Asks in the pipeline that is open for the ledger of cases, which stand in order of their numbers.
  private func requestLedger(of cases: [JudgedCase]) throws {
    guard !cases.isEmpty else { return }
    let selection = CaseSelection.cases(cases.map(\.id))
    for statement in LedgerRows.statements { try send(statement, selection.parameters) }
    try sync()
  }

  /// Compares cases with their ledger, which was asked for before.
  private func differences(
    of cases: [JudgedCase], everywhere reason: GapCause?
  ) throws -> [LedgerDifference] {
    guard !cases.isEmpty else { return [] }
    var states = LedgerRowReader(try LedgerRows(from: self))
    return cases.map { judged in
      LedgerDifference(judged, ledger: states.state(of: judged.id.rawValue), everywhere: reason)
    }
  }
}
