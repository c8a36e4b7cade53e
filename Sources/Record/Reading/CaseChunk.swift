internal import CaseFile
internal import CivilTime
internal import Database

/// The rows of a number of cases, as they came, still to be decoded.
struct CaseChunk {
  private let cases: RowsBox
  private let tables: [TableRows]
  private let ledger: LedgerRows?

  init(cases: RowsBox, tables: [TableRows], ledger: LedgerRows?) {
    self.cases = cases
    self.tables = tables
    self.ledger = ledger
  }

  /// Decodes the cases one after another, in order of their numbers.
  func decode(_ body: (RecordedCase) throws -> Void) rethrows {
    var reader = FactRowReader(tables)
    var states = ledger.map(LedgerRowReader.init)
    for row in 0..<cases.rows.count {
      let id = cases.rows.int64(row, 0) ?? 0
      var file = CaseFile(
        reference: CaseReference(unchecked: cases.rows.text(row, 1) ?? ""))
      reader.read(&file, caseNumber: id)
      let changed = WireTime.instant(cases.rows.timestamp(row, 2) ?? 0, offset: nil)
      try body(
        RecordedCase(
          id: CaseID(rawValue: id), changedAt: changed, file: file,
          ledger: states?.state(of: id)))
    }
  }
}

/// Binary rows that can be kept and passed on within a connection's thread.
final class RowsBox {
  let rows: BinaryRows

  init(_ rows: consuming BinaryRows) {
    self.rows = rows
  }
}

extension Connection {
  /// Asks for a chunk of cases in the pipeline that is open; all of it comes from one snapshot.
  func request(_ selection: CaseSelection, as capacity: Capacity, withLedger: Bool) throws {
    let statements = SelectStatements.reading(selection)
    let parameters = selection.parameters
    for command in capacity.snapshot { try send(command.statement, command.parameters) }
    try send(statements.cases, parameters)
    for statement in statements.tables { try send(statement, parameters) }
    if withLedger { for statement in statements.ledger { try send(statement, parameters) } }
    try send("commit")
    try sync()
  }

  /// Receives the chunk that was asked for first.
  func receive(as capacity: Capacity, withLedger: Bool) throws -> CaseChunk {
    for _ in capacity.snapshot { _ = try nextResult() }
    let cases = RowsBox(try nextResult())
    let tables = try receiveTables()
    let ledger = withLedger ? try LedgerRows(from: self) : nil
    _ = try nextResult()
    return CaseChunk(cases: cases, tables: tables, ledger: ledger)
  }
}
