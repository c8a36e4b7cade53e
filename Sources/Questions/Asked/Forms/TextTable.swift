/// Rows under headings, no wider than the display.
///
/// Where columns have no room they share what there is and wrap; where even that is too narrow each row becomes a
/// list of its columns.
struct TextTable {
  let columns: [Column]
  let rows: [[Cell]]
  let display: Display

  private static let gap = "  "
  /// A column that wraps keeps at least this width.
  private static let narrowest = 12

  var lines: [String] {
    let shown = columns.indices.filter { place in
      columns[place].place == .table && (rows.isEmpty || rows.contains { $0[place] != .none })
    }
    guard let widths = widths(of: shown) else { return rows.flatMap { stacked($0) } }
    let head = zip(shown, widths).map { place, width in
      isNumber(place) ? columns[place].title.padded(to: width) : columns[place].title.widened(to: width)
    }
    var lines = [display.painted(head.joined(separator: TextTable.gap).trimmedEnd, as: .heading)]
    for row in rows { lines += line(row, shown, widths) + below(row) }
    return lines
  }

  private func isNumber(_ place: Int) -> Bool { rows.contains { $0[place].isNumber } }

  private func words(_ row: [Cell], _ place: Int) -> String { row[place].spoken.harmless }

  /// How wide each column is; nil where there is no room for a table.
  private func widths(of shown: [Int]) -> [Int]? {
    var widths = shown.map { place in
      rows.reduce(columns[place].title.count) { max($0, words($1, place).count) }
    }
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

  private func line(_ row: [Cell], _ shown: [Int], _ widths: [Int]) -> [String] {
    let cells = zip(shown, widths).map { words(row, $0).wrapped(to: $1) }
    return (0..<(cells.map(\.count).max() ?? 0)).map { part in
      zip(shown, zip(cells, widths)).map { place, cell in
        let (lines, width) = cell
        let text = part < lines.count ? lines[part] : ""
        let painted = display.painted(text, as: row[place].tone)
        let spaces = String(repeating: " ", count: max(0, width - text.count))
        return isNumber(place) ? spaces + painted : painted + spaces
      }.joined(separator: TextTable.gap).trimmedEnd
    }
  }

  /// What stands on lines of its own.
  private func below(_ row: [Cell]) -> [String] {
    columns.indices.filter { columns[$0].place == .below && row[$0] != .none }.flatMap { place in
      guard case .list(let items) = row[place], items.count > 1 else {
        return indented("\(columns[place].title): \(words(row, place))")
      }
      return indented("\(columns[place].title):") + items.flatMap { item in
        indented("· \(item.harmless)")
      }
    }
  }

  private func indented(_ text: String) -> [String] {
    text.wrapped(to: max(TextTable.narrowest, (display.width ?? .max) - 4)).map { "    " + $0 }
  }

  /// A row on a display that is too narrow for a table.
  private func stacked(_ row: [Cell]) -> [String] {
    let shown = columns.indices.filter { columns[$0].place != .dataOnly && row[$0] != .none }
    let lines = shown.enumerated().flatMap { number, place in
      "\(number == 0 ? "" : "  ")\(columns[place].title): \(words(row, place))"
        .wrapped(to: max(TextTable.narrowest, display.width ?? .max))
    }
    return lines + [""]
  }
}

extension String {
  /// Without the spaces at its end.
  var trimmedEnd: String {
    var text = self[...]
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}
