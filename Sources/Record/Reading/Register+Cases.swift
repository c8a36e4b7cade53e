package import CaseFile
package import CivilTime
internal import Database

extension Register {
  /// The case of that reference; nil where there is none that the capacity may see.
  ///
  /// With `knownAt` as it was held to be at that moment, and nil where it was not yet recorded then.
  package func caseFile(
    _ reference: CaseReference, knownAt: Instant? = nil, as capacity: Capacity,
    doing kind: Deed.Kind = .look
  ) async throws -> CaseFile? {
    try await recordedCase(reference, knownAt: knownAt, as: capacity, doing: kind)?.file
  }

  /// The case of that reference with its ledger.
  ///
  /// - Throws: `RegisterError.notYetKnown` where the moment is still to come.
  package func recordedCase(
    _ reference: CaseReference, knownAt: Instant? = nil, as capacity: Capacity,
    withLedger: Bool = false, doing kind: Deed.Kind = .look
  ) async throws -> RecordedCase? {
    let deed = Deed(kind).with("known_at", knownAt.map(DeedDetail.moment))
    guard let knownAt else {
      return try await transaction(capacity, doing: deed, isolation: .repeatableRead) {
        connection, deed in
        guard let seen = try connection.seenCase(reference) else {
          deed = deed.with("found", .count(0))
          return nil
        }
        deed = deed.on([seen.id])
        if let end = seen.end { return try connection.settledCase(seen.id, knownAt: end) }
        return try connection.cases([seen.id], withLedger: withLedger).first
      }
    }
    // Each statement sees what was committed before it: those who were recording have been waited for.
    return try await transaction(capacity, doing: deed, isolation: .readCommitted) {
      connection, deed in
      guard let seen = try connection.settledCase(reference, at: knownAt),
        let found = try connection.settledCase(seen.id, knownAt: seen.moment(knownAt) ?? knownAt)
      else {
        deed = deed.with("found", .count(0))
        return nil
      }
      deed = deed.on([seen.id])
      return found
    }
  }

  /// The references of the cases of that NHS number that the capacity may see, in order.
  package func references(
    of number: NHSNumber, knownAt: Instant? = nil, as capacity: Capacity
  ) async throws -> [CaseReference] {
    let asked = Deed(.question).with("asked", .word("cases_of_number"))
      .with("known_at", knownAt.map(DeedDetail.moment))
    let known = Known(knownAt)
    return try await transaction(capacity, doing: asked, isolation: .repeatableRead) {
      connection, deed in
      let rows = try connection.query(
        """
        select file.reference, file.case_id
        from aftercare.person
        join aftercare.case_file as file using (case_id)
        where person.nhs_number = \(number.digits) and \(known.sql)
        order by file.reference
        """)
      deed = deed.with("found", .count(rows.count))
        .on(rows.compactMap { $0[1].flatMap { Int64($0) } }.map(CaseID.init(rawValue:)))
      return rows.compactMap { $0[0].flatMap { CaseReference($0) } }
    }
  }

  /// Gives every case to the body, in order of reference, in pieces of a few hundred.
  ///
  /// A piece is handed over when it is safe on disk that it was asked for. With `knownAt` cases come as they were
  /// held to be at that moment.
  ///
  /// - Throws: `RegisterError.notYetKnown` where the moment is still to come.
  package func exportCases(
    knownAt: Instant? = nil, as capacity: Capacity = .registerOperator, pieceSize: Int = 500,
    _ body: @Sendable ([CaseFile]) throws -> Void
  ) async throws {
    if let knownAt { try await settle(at: knownAt, as: capacity) }
    let asked = Deed(.export).with("known_at", knownAt.map(DeedDetail.moment))
    var last = ""
    while true {
      let after = last
      let piece = try await transaction(
        capacity, doing: asked, isolation: .repeatableRead
      ) { connection, deed in
        let piece = try connection.exportPiece(after: after, pieceSize, Known(knownAt))
        deed = piece.cases.isEmpty ? deed.with("cases", .count(0)) : deed.on(piece.cases)
        return piece
      }
      guard let next = piece.last else { return }
      try body(piece.files)
      last = next
    }
  }
}

extension Connection {
  /// Reads some cases within the transaction at hand, in order of their numbers.
  func cases(
    _ cases: [CaseID], withLedger: Bool, _ known: Known = .now
  ) throws -> [RecordedCase] {
    let selection = CaseSelection.cases(cases)
    let statements = SelectStatements.reading(selection, known)
    try enterPipeline()
    do {
      let versions = selection.parameters + known.parameters
      try send(statements.cases, versions)
      for statement in statements.tables { try send(statement, versions) }
      if withLedger {
        for statement in LedgerRows.statements { try send(statement, selection.parameters) }
      }
      try sync()
      let found = RowsBox(try nextResult())
      let chunk = CaseChunk(
        cases: found, tables: try receiveTables(),
        ledger: withLedger ? try LedgerRows(from: self) : nil)
      try exitPipeline()
      var recorded: [RecordedCase] = []
      chunk.decode { recorded.append($0) }
      return recorded
    } catch {
      try? exitPipeline()
      throw error
    }
  }

  /// The rows of all tables of facts, the next results of the pipeline.
  func receiveTables(sourced: Bool = false) throws -> [TableRows] {
    var tables: [TableRows] = []
    for plan in FactTables.cases {
      let rows = TableRows(try nextResult(), plan)
      try rows.rows.requireTypes(plan.wires + (sourced ? [.text] : []))
      tables.append(rows)
    }
    return tables
  }

  /// The next piece, in order of reference, of the cases that were known.
  fileprivate func exportPiece(
    after reference: String, _ size: Int, _ known: Known
  ) throws -> ExportPiece {
    let rows = try query(
      """
      select case_id, reference
      from aftercare.case_file
      where reference > \(reference)
      order by reference
      limit \(size)
      """)
    let numbers = rows.compactMap { $0[0].flatMap { Int64($0) } }.map(CaseID.init(rawValue:))
    guard !numbers.isEmpty else { return ExportPiece() }
    let found = try cases(numbers, withLedger: false, known)
    return ExportPiece(
      files: found.map(\.file).sorted { $0.reference < $1.reference }, cases: found.map(\.id),
      last: rows.last?[1])
  }
}

/// Some cases on their way out.
private struct ExportPiece: Sendable {
  var files: [CaseFile] = []
  var cases: [CaseID] = []
  /// The reference after which the next piece begins; nil after the last case.
  var last: String?
}
