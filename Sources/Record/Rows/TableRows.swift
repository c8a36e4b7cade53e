internal import CaseFile
internal import CivilTime
internal import Database

/// The rows of one table that came for a chunk of cases, in order of case and id.
final class TableRows {
  let rows: BinaryRows
  let plan: TablePlan
  let count: Int
  let firstColumn: Int
  let span: Int
  private let labels: [Labels]

  init(_ rows: consuming BinaryRows, _ plan: TablePlan) {
    count = rows.count
    self.rows = rows
    self.plan = plan
    firstColumn = plan.firstColumn
    span = plan.span
    labels = plan.labels
  }

  /// The source of a fact, where it was asked for: the last column.
  func source(_ row: Int) -> String { rows.text(row, rows.columnCount - 1) ?? "" }
}

extension TableRows {
  func caseNumber(_ row: Int) -> Int64 {
    plan.template == .directory ? 0 : rows.int64(row, 0) ?? 0
  }

  /// A row with the case to which it belongs; the last number after the last row.
  func place(_ row: Int) -> (row: Int, caseNumber: Int64) {
    (row, row < count ? caseNumber(row) : .max)
  }

  func owner(_ row: Int) -> String? { plan.template == .part ? rows.text(row, 1) : nil }

  func id(_ row: Int) -> String { rows.text(row, plan.key.count - 1) ?? "" }

  func text(_ row: Int, _ column: Int) -> String? { rows.text(row, column) }

  func date(_ row: Int, _ column: Int) -> CivilDate? {
    rows.day(row, column).map(WireTime.date)
  }

  func instant(_ row: Int, _ column: Int) -> Instant? {
    rows.timestamp(row, column).map {
      WireTime.instant($0, offset: rows.int16(row, column + 1))
    }
  }

  func flag(_ row: Int, _ column: Int) -> Bool? { rows.bool(row, column) }

  func body(_ row: Int, _ column: Int) -> BodyCode? {
    rows.packedASCII(row, column).map(BodyCode.init(packed:))
  }

  func number(_ row: Int, _ column: Int) -> Quantity? {
    rows.numeric(row, column).map(Quantity.init(mantissa:scale:))
  }

  func money(_ row: Int, _ column: Int) -> Money? {
    rows.numeric(row, column).map { mantissa, scale in
      Money(pence: scale == 0 ? mantissa * 100 : mantissa, showsPence: scale != 0)
    }
  }

  func code(_ row: Int, _ column: Int) -> Int? {
    rows.label(row, column, among: labels[column])
  }

  func texts(_ row: Int, _ column: Int) -> [String] { rows.textArray(row, column) ?? [] }

  func bodies(_ row: Int, _ column: Int) -> [BodyCode] {
    (rows.packedASCIIArray(row, column) ?? []).map(BodyCode.init(packed:))
  }
}
