internal import CaseFile
internal import Database

/// The copies that came for a chunk of cases.
struct CopyRows {
  private let box: RowsBox

  static func statement(where condition: String, parameter: Int) -> Statement {
    Statement(
      assembled: """
        select case_id, version::bigint, facts
        from aftercare.case_copy
        where \(condition) and layout = $\(parameter)
        order by case_id
        """)
  }

  /// Takes the next result of the pipeline.
  init(from connection: isolated Connection) throws {
    box = RowsBox(try connection.nextResult())
    try box.rows.requireTypes([.int64, .int64, .bytes])
  }

  /// Reads the rows case by case, in ascending order.
  struct Reader {
    private let box: RowsBox
    private var position = 0

    init(_ rows: CopyRows) {
      box = rows.box
    }

    /// The copy of a case as it stands at a version; nil where there is none.
    mutating func copy(of caseID: Int64, version: Int64) -> [UInt8]? {
      var facts: [UInt8]?
      box.take(caseID, &position) { box, row in
        if box.rows.int64(row, 1) == version { facts = box.rows.bytes(row, 2) }
      }
      return facts
    }
  }
}
