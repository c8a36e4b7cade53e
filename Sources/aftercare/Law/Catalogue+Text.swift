import Rules

extension Catalogue {
  /// A line for each rule; of one rule everything.
  var text: String {
    let lines = isOne ? checks.flatMap(whole) + responsible.flatMap(whole) : list
    return lines.joined(separator: "\n") + "\n"
  }

  private var list: [String] {
    var lines: [String] = []
    for (theme, checks) in themes {
      lines += ["\(theme.title) (\(checks.count))"] + checks.map(line) + [""]
    }
    if !responsible.isEmpty {
      lines += ["Who is responsible (\(responsible.count))"] + responsible.map(line) + [""]
    }
    return lines + ["Rule set \(RuleSet.version). All of one rule: aftercare rules CP-01"]
  }

  private func line(_ check: RuleEntry) -> String {
    let marks = [check.nature == .question ? "question" : nil, check.discharge?.rawValue]
      .compactMap { $0 }
    return "  \(check.id.text)  \(padded(check.severity.rawValue, 8))  \(check.title)"
      + (marks.isEmpty ? "" : "  [\(marks.joined(separator: ", "))]")
  }

  private func line(_ rule: ResponsibilityRule) -> String {
    "  \(padded(rule.id, 5))  \(rule.decides.title): \(rule.applies)"
  }

  private func whole(_ check: RuleEntry) -> [String] {
    var lines = [
      "\(check.id.text)  \(check.title)", "",
      "  Theme      \(check.theme.title)",
      "  Severity   \(check.severity.rawValue)",
      "  Nature     "
        + (check.nature == .gap ? "a gap, certain from the record" : "a question that a person must decide"),
      "  Opens      \(check.opens)",
      "  Subject    \(check.subject)",
      "  Owed by    \(check.owedBy)",
      "  To do      \(check.remedy)",
      "  Source     \(check.sources.joined(separator: "; "))",
    ]
    if let discharge = check.discharge { lines.append("  Discharge  \(discharge.phrase)") }
    for key in check.settings {
      lines.append("  Setting    \(key.name), standard \(Settings.standard.text(of: key))")
    }
    return lines
  }

  private func whole(_ rule: ResponsibilityRule) -> [String] {
    [
      "\(rule.id)  \(rule.decides.title)", "",
      "  Says       \(rule.sentence)",
      "  Tried      " + [rule.span, "where \(rule.applies)"].filter { !$0.isEmpty }.joined(separator: ", "),
      "  Source     \(rule.sources.joined(separator: "; "))",
    ]
  }
}

/// The text with spaces after it up to a width.
func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}
