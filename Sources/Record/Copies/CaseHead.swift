internal import CaseFile
internal import CivilTime
internal import Database

/// What a night knows of a case before its facts: how the ledger stands, and the copy that may spare reading them.
struct CaseHead: Sendable {
  let id: CaseID
  let reference: CaseReference
  let changedAt: Instant
  let version: Int64
  let standing: LedgerStanding
  /// The facts as they are at this version; nil where nobody wrote them down.
  let copy: [UInt8]?

  /// The case with facts from wherever they came.
  func recorded(_ file: consuming CaseFile) -> RecordedCase {
    RecordedCase(id: id, changedAt: changedAt, version: Int(version), file: file, ledger: nil)
  }

  /// The case as its copy has it; nil where its facts must be read.
  func copied(_ judging: BulkReader.Judging) -> CaseFile? {
    guard let copy, !judging.readsFacts(of: id.rawValue) else { return nil }
    return CaseCopyReader.file(reference, from: copy)
  }
}

/// The statements that read heads, put together once.
private struct HeadStatements: Sendable {
  let cases: Statement
  let copies: Statement
  let standing: [Statement]

  private static let byRange = HeadStatements(.range(CaseID(rawValue: 0), CaseID(rawValue: 0)))
  private static let byCase = HeadStatements(.cases([]))

  static func reading(_ selection: CaseSelection) -> HeadStatements {
    switch selection {
    case .range: byRange
    case .cases: byCase
    }
  }

  private init(_ selection: CaseSelection) {
    let condition = selection.condition
    cases = Statement(
      assembled: """
        select case_id, reference, changed_at, version::bigint
        from aftercare.case_file
        where \(condition)
        order by case_id
        """)
    copies = CopyRows.statement(where: condition, parameter: selection.parameters.count + 1)
    standing = StandingRows.statements(where: condition)
  }
}

extension Connection {
  /// Asks for the heads of a chunk in the pipeline and the snapshot that are open.
  func requestHeads(_ selection: CaseSelection) throws {
    let statements = HeadStatements.reading(selection)
    let parameters = selection.parameters
    try send(statements.cases, parameters)
    try send(statements.copies, parameters + [.integer(Int(CopyLayout.current))])
    for statement in statements.standing { try send(statement, parameters) }
    try sync()
  }

  /// Receives the heads that were asked for first, in order of the cases' numbers.
  func receiveHeads() throws -> [CaseHead] {
    let cases = RowsBox(try nextResult())
    try cases.rows.requireTypes([.int64, .text, .timestamp, .int64])
    var copies = CopyRows.Reader(try CopyRows(from: self))
    var standings = StandingRows.Reader(try StandingRows(from: self))
    return (0..<cases.rows.count).map { row in
      let id = cases.rows.int64(row, 0) ?? 0
      let version = cases.rows.int64(row, 3) ?? 0
      return CaseHead(
        id: CaseID(rawValue: id), reference: CaseReference(unchecked: cases.rows.text(row, 1) ?? ""),
        changedAt: WireTime.instant(cases.rows.timestamp(row, 2) ?? 0, offset: nil), version: version,
        standing: standings.standing(of: id), copy: copies.copy(of: id, version: version))
    }
  }

  /// Asks for the facts of cases, which stand in order of their numbers.
  func requestFacts(of heads: [CaseHead]) throws {
    guard !heads.isEmpty else { return }
    let parameters = CaseSelection.cases(heads.map(\.id)).parameters
    for statement in SelectStatements.judged.tables { try send(statement, parameters) }
    try sync()
  }

  /// Receives the facts that were asked for.
  func receiveFacts(of heads: [CaseHead], _ body: (CaseHead, RecordedCase) throws -> Void) throws {
    guard !heads.isEmpty else { return }
    var reader = FactRowReader(try receiveTables())
    for head in heads {
      var file = CaseFile(reference: head.reference)
      reader.read(&file, caseNumber: head.id.rawValue)
      try body(head, head.recorded(file))
    }
  }
}
