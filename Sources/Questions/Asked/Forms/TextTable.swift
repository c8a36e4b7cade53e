/// Rows under headings, no wider than the display.
///
/// Where columns have no room they share what there is and wrap; where even that is too narrow each row becomes a
/// list of its columns.
struct TextTable {
  private let columns: [Column]
  private let rows: [[Cell]]
  private let display: Display
  /// The columns with anything in them that stand in the table.
  private let shown: [Shown]

  private static let gap = "  "
  /// A column that wraps keeps at least this width.
  private static let narrowest = 12

  private struct Shown {
    let place: Int
    let isNumber: Bool
    /// Characters of the widest cell, the title among them.
    let width: Int
  }

  init(columns: [Column], rows: [[Cell]], display: Display) {
    self.columns = columns
    self.rows = rows
    self.display = display
    shown = columns.indices.compactMap { place in
      guard columns[place].place == .table, rows.contains(where: { $0[place] != .none }) else { return nil }
      return Shown(
        place: place, isNumber: rows.contains { $0[place].isNumber },
        width: rows.reduce(columns[place].title.count) { max($0, $1[place].words.count) })
    }
  }

  var lines: [String] {
    guard let widths else { return rows.flatMap(stacked) }
    let head = zip(shown, widths).map { aligned(columns[$0.place].title, nil, $0, $1) }
    return [display.painted(head.joined(separator: TextTable.gap).trimmedEnd, as: .heading)]
      + rows.flatMap { line($0, widths) + below($0) }
  }

  /// How wide each column is; nil where there is no room for a table.
  private var widths: [Int]? {
    var widths = shown.map(\.width)
    guard let width = display.width else { return widths }
    let room = width - TextTable.gap.count * (shown.count - 1)
    // The widest gives way first, until all fit.
    while widths.reduce(0, +) > room {
      guard let widest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[widest] > TextTable.narrowest
      else { return nil }
      widths[widest] -= 1
    }
    return widths
  }

  private func aligned(_ text: String, _ tone: Tone?, _ column: Shown, _ width: Int) -> String {
    let painted = display.painted(text, as: tone)
    let spaces = String(repeating: " ", count: max(0, width - text.count))
    return column.isNumber ? spaces + painted : painted + spaces
  }

  private func line(_ row: [Cell], _ widths: [Int]) -> [String] {
    let cells = zip(shown, widths).map { row[$0.place].words.wrapped(to: $1) }
    return (0..<(cells.map(\.count).max() ?? 0)).map { part in
      shown.indices.map { number in
        let text = part < cells[number].count ? cells[number][part] : ""
        return aligned(text, row[shown[number].place].tone, shown[number], widths[number])
      }.joined(separator: TextTable.gap).trimmedEnd
    }
  }

  /// What stands on lines of its own.
  private func below(_ row: [Cell]) -> [String] {
    columns.indices.filter { columns[$0].place == .below && row[$0] != .none }.flatMap { place in
      guard case .list(let items) = row[place], items.count > 1 else {
        return indented("\(columns[place].title): \(row[place].words)")
      }
      return indented("\(columns[place].title):") + items.flatMap { indented("· \($0.harmless)") }
    }
  }

  private func indented(_ text: String) -> [String] {
    text.wrapped(to: max(TextTable.narrowest, (display.width ?? .max) - 4)).map { "    " + $0 }
  }

  /// A row on a display that is too narrow for a table.
  private func stacked(_ row: [Cell]) -> [String] {
    let places = columns.indices.filter { columns[$0].place != .dataOnly && row[$0] != .none }
    return places.enumerated().flatMap { number, place in
      "\(number == 0 ? "" : "  ")\(columns[place].title): \(row[place].words)"
        .wrapped(to: max(TextTable.narrowest, display.width ?? .max))
    } + [""]
  }
}

extension Cell {
  /// As a person reads it, with nothing that steers a terminal.
  var words: String { spoken.harmless }
}

extension String {
  /// Without the spaces at its end.
  var trimmedEnd: String {
    var text = self[...]
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}
