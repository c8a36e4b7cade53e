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
    case .terms(let terms): Paper.Block.lines(of: terms, indent: "  ")
    case .table(let table): table.textLines
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
  /// A line for each row, a caption before them; from the third column on each is named, and empty ones are left out.
  fileprivate var textLines: [String] {
    var lines = caption.isEmpty ? [] : ["  \(caption)"]
    if rows.isEmpty { return lines + ["  (nothing)"] }
    for row in rows {
      let parts = zip(heads, row).dropFirst(2).filter { !$0.1.isEmpty }.map { "\($0.0.lowercased()): \($0.1)" }
      lines.append("  " + (row.prefix(2).filter { !$0.isEmpty } + parts).joined(separator: " · "))
    }
    return lines
  }
}
