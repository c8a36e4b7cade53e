package import CaseFile
internal import Database

extension Register {
  /// The case of that reference; nil where there is none that the capacity may see.
  package func caseFile(
    _ reference: CaseReference, as capacity: Capacity, doing kind: Deed.Kind = .look
  ) async throws -> CaseFile? {
    try await recordedCase(reference, as: capacity, doing: kind)?.file
  }

  /// The case of that reference with its ledger.
  package func recordedCase(
    _ reference: CaseReference, as capacity: Capacity, withLedger: Bool = false,
    doing kind: Deed.Kind = .look
  ) async throws -> RecordedCase? {
    try await transaction(capacity, doing: Deed(kind), isolation: .repeatableRead) {
      connection, deed in
      let found = try connection.query(
        "select case_id from aftercare.case_file where reference = \(reference.text)")
      guard let id = found.first?[0].flatMap({ Int64($0) }) else {
        deed = deed.with("found", .count(0))
        return nil
      }
      deed = deed.on([CaseID(rawValue: id)])
      return try connection.cases([CaseID(rawValue: id)], withLedger: withLedger).first
    }
  }

  /// The references of the cases of that NHS number that the capacity may see, in order.
  package func references(
    of number: NHSNumber, as capacity: Capacity
  ) async throws -> [CaseReference] {
    let asked = Deed(.question).with("asked", .word("cases_of_number"))
    return try await transaction(capacity, doing: asked, isolation: .repeatableRead) {
      connection, deed in
      let rows = try connection.query(
        """
        select file.reference, file.case_id
        from aftercare.person
        join aftercare.case_file as file using (case_id)
        where person.nhs_number = \(number.digits) and person.superseded_at = 'infinity'
        order by file.reference
        """)
      deed = deed.with("found", .count(rows.count))
        .on(rows.compactMap { $0[1].flatMap { Int64($0) } }.map(CaseID.init(rawValue:)))
      return rows.compactMap { $0[0].flatMap { CaseReference($0) } }
    }
  }

  /// Gives every case to the body, in order of reference, in pieces of a few hundred.
  ///
  /// A piece is handed over when it is safe on disk that it was asked for.
  package func exportCases(
    as capacity: Capacity = .registerOperator, pieceSize: Int = 500,
    _ body: @Sendable ([CaseFile]) throws -> Void
  ) async throws {
    var last = ""
    while true {
      let after = last
      let piece = try await transaction(
        capacity, doing: Deed(.export), isolation: .repeatableRead
      ) { connection, deed in
        let (files, cases) = try connection.exportPiece(after: after, pieceSize)
        deed = cases.isEmpty ? deed.with("cases", .count(0)) : deed.on(cases)
        return files
      }
      guard let next = piece.last?.reference.text else { return }
      try body(piece)
      last = next
    }
  }
}

extension Connection {
  /// Reads some cases within the transaction at hand, in order of their numbers.
  func cases(_ cases: [CaseID], withLedger: Bool) throws -> [RecordedCase] {
    let selection = CaseSelection.cases(cases)
    let statements = SelectStatements.reading(selection)
    try enterPipeline()
    do {
      try send(statements.cases, selection.parameters)
      for statement in statements.tables { try send(statement, selection.parameters) }
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
      chunk.decode { found, _ in recorded.append(found) }
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

  /// The next piece, in order of reference, and the numbers of its cases.
  fileprivate func exportPiece(
    after reference: String, _ size: Int
  ) throws -> ([CaseFile], [CaseID]) {
    let rows = try query(
      """
      select case_id, reference
      from aftercare.case_file
      where reference > \(reference)
      order by reference
      limit \(size)
      """)
    let numbers = rows.compactMap { $0[0].flatMap { Int64($0) } }.map(CaseID.init(rawValue:))
    guard !numbers.isEmpty else { return ([], []) }
    let files = try cases(numbers, withLedger: false).map(\.file)
    return (files.sorted { $0.reference < $1.reference }, numbers)
  }
}
