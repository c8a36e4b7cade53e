extension Paper {
  /// The paper for a terminal, a mail or a file.
  package var text: String {
    var lines = [kind, title, ""]
    lines += lead
    for section in sections {
      lines += ["", section.title + (section.mark.map { ": \($0.word)" } ?? ""), ""]
      lines += section.blocks.flatMap(\.lines)
    }
    if !footing.isEmpty { lines += [""] + footing }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Paper.Block {
  fileprivate var lines: [String] {
    switch self {
    case .paragraph(let words): ["  \(words)"]
    case .bullets(let items): items.map { "  - \($0)" }
    case .terms(let terms): Paper.Block.lines(of: terms, indent: "  ")
    case .table(let table): table.lines
    case .finding(let finding): finding.textLines
    case .signatures(let names):
      names.flatMap { ["  Signed for \($0)", "  Name and role: ______________________   Date: ____________", ""] }
    }
  }

  fileprivate static func lines(of terms: [Paper.Term], indent: String) -> [String] {
    terms.map { "\(indent)\($0.name): \($0.text)" }
  }
}

extension Paper.Finding {
  fileprivate var textLines: [String] {
    ["  \(mark.word.uppercased())  \(title)"] + lines.map { "      \($0)" }
      + Paper.Block.lines(of: terms, indent: "      ") + [""]
  }
}

extension Paper.Table {
  /// A line for each row, a caption before them; what is in no column is left out.
  fileprivate var lines: [String] {
    var lines = caption.isEmpty ? [] : ["  \(caption)"]
    if rows.isEmpty { return lines + ["  (nothing)"] }
    for row in rows {
      let parts = zip(heads, row).dropFirst().filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1)" }
      lines.append("  " + ([row.first ?? ""] + parts).joined(separator: " · "))
    }
    return lines
  }
}
