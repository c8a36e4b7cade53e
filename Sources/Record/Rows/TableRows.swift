internal import Database

/// The rows of one table that came for a chunk of cases, in order of case and id.
final class TableRows {
  let rows: BinaryRows
  let plan: TablePlan

  init(_ rows: consuming BinaryRows, _ plan: TablePlan) {
    self.rows = rows
    self.plan = plan
  }
}
