import Questions
import Rules

extension Catalogue {
  /// The page docs/rules.md.
  var markdown: String {
    var lines = [
      "# The rules", "",
      "Made by `aftercare rules --format markdown`; do not edit.", "",
      "A *gap* is certain from the record; a *question* needs a person to decide. Rules marked *blocking* or "
        + "*advisory* count in the discharge check. \(GapText.neverAReasonToDetain)", "",
    ]
    for (theme, checks) in themes {
      lines += ["## \(theme.title)", ""] + checks.flatMap(section)
    }
    for decides in ResponsibilityRule.Decides.allCases {
      let rules = responsible.filter { $0.decides == decides }
      if !rules.isEmpty { lines += ["## \(decides.title)", ""] + rules.flatMap(section) }
    }
    return (lines + doubts).joined(separator: "\n") + "\n"
  }

  private func section(_ check: RuleEntry) -> [String] {
    let marks = [check.severity.rawValue, check.nature.rawValue, check.discharge?.rawValue]
      .compactMap { $0 }
    var lines = [
      "### \(check.id.text): \(check.title)", "",
      "*\(marks.joined(separator: ", "))* · subject `\(check.subject)` · owed by `\(check.owedBy)`", "",
      check.opens, "",
      "- To do: \(check.remedy).",
      "- Source: \(check.sources.joined(separator: "; ")).",
    ]
    if !check.settings.isEmpty {
      let named = check.settings.map { "`\($0.name)` (\(standard($0)))" }
      lines.append("- Settings: \(named.joined(separator: ", ")).")
    }
    return lines + [""]
  }

  private func standard(_ key: SettingKey) -> String {
    let text = Settings.standard.text(of: key)
    return text.isEmpty ? "not set" : text
  }

  private func section(_ rule: ResponsibilityRule) -> [String] {
    let when = [rule.span, rule.applies].filter { !$0.isEmpty }.joined(separator: "; ")
    return [
      "### \(rule.id)", "", rule.sentence, "", "- Applies: \(when).",
      "- Source: \(rule.sources.joined(separator: "; ")).", "",
    ]
  }

  private var doubts: [String] {
    var lines = ["## Doubts about the law", "", "| doubt | question | meanwhile |", "| --- | --- | --- |"]
    lines += DoubtEntry.all.map { "| \($0.doubt) | \($0.question) | \($0.reading) |" }
    return lines
  }
}
