internal import CaseFile
internal import CivilTime
internal import Database

/// The rows of a number of cases, as they came, still to be decoded.
struct CaseChunk {
  private let cases: RowsBox
  private let tables: [TableRows]
  private let ledger: LedgerRows?

  init(cases: RowsBox, tables: [TableRows], ledger: LedgerRows? = nil) {
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
          id: CaseID(rawValue: id), changedAt: changed,
          version: Int(cases.rows.int64(row, 3) ?? 0), file: file,
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
  /// Asks for a chunk of cases in the pipeline and the snapshot that are open.
  func request(_ selection: CaseSelection, _ known: Known = .now) throws {
    let statements = SelectStatements.reading(selection, known)
    let parameters = selection.parameters + known.parameters
    try send(statements.cases, parameters)
    for statement in statements.tables { try send(statement, parameters) }
    try sync()
  }

  /// Receives the chunk that was asked for first.
  func receive() throws -> CaseChunk {
    CaseChunk(cases: RowsBox(try nextResult()), tables: try receiveTables())
  }
}
