import CivilTime

extension Answer {
  /// The answer as a person reads it.
  package func text(on display: Display = .plain) -> String {
    var lines = paragraph(basis.map { "\(title), \($0.spoken)" } ?? title, display, as: .heading) + [""]
    let width = totals.map(\.label.count).max() ?? 0
    lines += totals.flatMap { total in
      labelled(total.label, total.cell, width: width, display)
    }
    if !totals.isEmpty { lines.append("") }
    lines += body(display)
    if !notes.isEmpty {
      lines += [""] + paragraph("This is not the whole picture", display, as: .warning)
      lines += notes.flatMap { item("· \($0)", display) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func body(_ display: Display) -> [String] {
    guard !rows.isEmpty else { return paragraph(empty, display) }
    switch question.layout {
    case .table: return TextTable(columns: question.columns, rows: rows, display: display).lines
    case .sections: return sections(display)
    }
  }

  /// Rows under the headings of the first column; the second is the label, the others follow in order.
  private func sections(_ display: Display) -> [String] {
    let width = rows.map { $0[1].spoken.count }.max() ?? 0
    var lines: [String] = []
    var heading = Cell.none
    for row in rows {
      if row[0] != heading {
        if !lines.isEmpty { lines.append("") }
        lines += paragraph(row[0].spoken, display, as: .heading)
        heading = row[0]
      }
      let shown = question.columns.indices.dropFirst(2).filter {
        question.columns[$0].place != .dataOnly && row[$0] != .none
      }
      for (number, place) in shown.enumerated() {
        let column = question.columns[place]
        let label = number == 0 ? row[1].spoken : ""
        if column.place == .below {
          lines += item("    \(column.title): \(row[place].spoken.harmless)", display)
        } else {
          lines += labelled("  " + label, row[place], width: width + 2, display)
        }
      }
    }
    return lines
  }

  private func labelled(_ label: String, _ cell: Cell, width: Int, _ display: Display) -> [String] {
    let room = max(20, (display.width ?? .max) - width - 2)
    let words = cell.spoken.harmless.wrapped(to: room)
    return words.enumerated().map { number, text in
      (number == 0 ? label : "").widened(to: width) + "  " + display.painted(text, as: cell.tone)
    }
  }

  private func paragraph(_ text: String, _ display: Display, as tone: Tone? = nil) -> [String] {
    text.harmless.wrapped(to: display.width ?? .max).map { display.painted($0, as: tone) }
  }

  /// A text whose further lines stand under its words.
  private func item(_ text: String, _ display: Display) -> [String] {
    let indent = text.prefix { $0 == " " || $0 == "·" }
    let spaces = String(repeating: " ", count: indent.count)
    let words = String(text.dropFirst(indent.count)).harmless
    return words.wrapped(to: max(20, (display.width ?? .max) - indent.count)).enumerated().map {
      ($0 == 0 ? String(indent) : spaces) + $1
    }
  }
}
