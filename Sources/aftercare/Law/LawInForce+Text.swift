import CivilTime
import Rules

extension LawInForce {
  var text: String {
    var lines = ["The law on \(on.spoken) · rule set \(RuleSet.version)", ""]
    lines += ["Look again at these before relying on them (their verify-by day is past)"]
    lines += toVerify.isEmpty ? ["  none"] : toVerify.map(line)
    lines += ["", "Rules about responsible bodies that can decide on that day (\(rules.count))"]
    lines += rules.map { "  \(padded($0.id, 5))  \($0.decides.title): \($0.applies)" }
    lines += ["", "Checks: all \(RuleEntry.all.count); see aftercare rules"]
    lines += ["", "Sources in force (\(sources.count))"] + sources.map(line)
    lines += ["", "Known, and not in force on that day (\(sourcesToCome.count))"] + sourcesToCome.map(line)
    lines += ["", "Settings (\(SettingEntry.all.count))"] + SettingEntry.all.flatMap(lines(of:))
    lines += ["", "Doubts (\(DoubtEntry.all.count))"]
    lines += DoubtEntry.all.flatMap { ["  \($0.doubt)  \($0.question)", "        Meanwhile: \($0.reading)"] }
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ entry: LawEntry) -> String {
    let known =
      switch entry.evidence {
      case .seen: "text seen"
      case .secondary: "known from others' accounts"
      case .memory: "from memory, not looked up"
      case .local: "local"
      }
    let verify = entry.verifyBy.map { "verify by \($0)" } ?? ""
    return "  \(entry.title): \(entry.says) [\(known); \(verify)]"
  }

  private func lines(of entry: SettingEntry) -> [String] {
    let value = settings.text(of: entry.key)
    let standard =
      entry.standard == value ? "standard" : "standard \(entry.standard.isEmpty ? "not set" : entry.standard)"
    let rules = entry.rules.map(\.id.text).joined(separator: ", ")
    return [
      "  \(entry.key.name) = \(value.isEmpty ? "not set" : value)  (\(entry.kind); \(standard))",
      "        \(entry.meaning)" + (rules.isEmpty ? "" : "; for \(rules)"),
    ]
  }
}
