internal import CaseFile
internal import Database

/// The rows that came for a chunk of cases to say how the ledger stands.
struct StandingRows {
  private let digests: RowsBox
  private let marked: RowsBox

  static func statements(where condition: String) -> [Statement] {
    [
      """
      select case_id, first_half, second_half
      from aftercare.ledger_digest
      where \(condition)
      order by case_id
      """,
      """
      select case_id
      from aftercare.case_change
      where \(condition)
      order by case_id
      """,
    ].map { Statement(assembled: $0) }
  }

  /// Takes the next results of the pipeline.
  init(from connection: isolated Connection) throws {
    digests = RowsBox(try connection.nextResult())
    try digests.rows.requireTypes([.int64, .int64, .int64])
    marked = RowsBox(try connection.nextResult())
    try marked.rows.requireTypes([.int64])
  }

  /// Reads the rows case by case, in ascending order.
  struct Reader {
    private let rows: StandingRows
    private var positions = (digest: 0, mark: 0)

    init(_ rows: StandingRows) {
      self.rows = rows
    }

    mutating func standing(of caseID: Int64) -> LedgerStanding {
      var standing = LedgerStanding()
      rows.digests.take(caseID, &positions.digest) { box, row in
        standing.digest = LedgerDigest(
          first: box.rows.int64(row, 1) ?? 0, second: box.rows.int64(row, 2) ?? 0)
      }
      rows.marked.take(caseID, &positions.mark) { _, _ in standing.isMarked = true }
      return standing
    }
  }
}
