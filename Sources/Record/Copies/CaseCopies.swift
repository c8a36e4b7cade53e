internal import Database
internal import Schema

/// A case as a night read it from its facts, to be kept in one row.
struct CaseCopy: Sendable {
  let id: CaseID
  /// The number of changes of the case when it was read.
  let version: Int
  let facts: [UInt8]

  init(_ recorded: RecordedCase) {
    id = recorded.id
    version = recorded.version
    facts = CaseCopyWriter.copy(of: recorded.file)
  }
}

/// Copies on their way into the database.
struct CaseCopies: Sendable {
  private(set) var rows = RowBytes()

  var isEmpty: Bool { rows.rowCount == 0 }
  var byteCount: Int { rows.bytes.count }

  mutating func add(_ copy: CaseCopy) {
    rows.beginRow(columns: 3)
    rows.integer(copy.id.rawValue)
    rows.integer(Int32(truncatingIfNeeded: copy.version))
    rows.raw(copy.facts)
  }

  fileprivate static let table = Staging.Table(
    name: "case_copy", columns: [("case_id", "bigint"), ("version", "integer"), ("facts", "bytea")])
}

extension Connection {
  /// Keeps copies, each in place of the one before. Needs a transaction as the nightly role.
  func store(_ copies: CaseCopies) throws {
    guard !copies.isEmpty else { return }
    let staging = Staging(role: .nightly)
    try staging.prepare([CaseCopies.table], on: self)
    try staging.copy(copies.rows, into: CaseCopies.table, on: self)
    try perform([
      Command(
        text: """
          insert into aftercare.case_copy (case_id, version, layout, facts)
          select case_id, version, $1, facts from \(staging.name(of: CaseCopies.table))
          on conflict (case_id) do update
          set version = excluded.version, layout = excluded.layout, facts = excluded.facts
          """, [.integer(Int(CopyLayout.current))])
    ])
  }
}
