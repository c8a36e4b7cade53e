/// Counts in rows and columns with their sums, as they may leave the house.
///
/// Each number is suppressed or rounded by itself, sums too. Sums are withheld until for every small number there are
/// at least `ambiguity` values from one to seven with which all that is told would be the same: so no small number
/// can be worked out, however the numbers told are added and subtracted.
package struct OutwardTable: Hashable, Sendable {
  package private(set) var cells: [[OutwardNumber]]
  package private(set) var rowSums: [OutwardNumber]
  package private(set) var columnSums: [OutwardNumber]
  package private(set) var total: OutwardNumber

  /// Between so many values nobody can choose; two would say "six or seven".
  package static let ambiguity = 3

  /// - Parameter counts: The true counts, all rows of one length.
  package init(_ counts: [[Int]]) {
    let rows = counts.map { $0.reduce(0, +) }
    let columns = (counts.first ?? []).indices.map { column in counts.map { $0[column] }.reduce(0, +) }
    cells = counts.map { $0.map(OutwardNumber.init) }
    rowSums = rows.map(OutwardNumber.init)
    columnSums = columns.map(OutwardNumber.init)
    total = OutwardNumber(rows.reduce(0, +))
    for (row, line) in counts.enumerated() {
      for (column, count) in line.enumerated() where cells[row][column] == .small {
        protect(
          count, row, column,
          sums: (row: rows[row], column: columns[column], total: rows.reduce(0, +)))
      }
    }
  }

  /// Withholds sums until the small number could be another; the total first, of which least is lost.
  private mutating func protect(
    _ count: Int, _ row: Int, _ column: Int, sums: (row: Int, column: Int, total: Int)
  ) {
    func possible() -> Int {
      (OutwardNumber.smallest...OutwardNumber.largest).count { other in
        let change = other - count
        return tells(total, sums.total + change) && tells(rowSums[row], sums.row + change)
          && tells(columnSums[column], sums.column + change)
      }
    }
    if possible() < OutwardTable.ambiguity { total = .withheld }
    if possible() < OutwardTable.ambiguity { rowSums[row] = .withheld }
    if possible() < OutwardTable.ambiguity { columnSums[column] = .withheld }
  }

  /// Whether a count would be told by this number.
  private func tells(_ number: OutwardNumber, _ count: Int) -> Bool {
    number == .withheld || number == OutwardNumber(count)
  }
}
