import CivilTime
import Questions
import Rules

extension RuleExplanation {
  var text: String {
    let lines = ["Case \(found.reference) on \(found.on.spoken)", ""] + body + recorded
    return lines.joined(separator: "\n") + "\n"
  }

  private var body: [String] {
    switch rule {
    case .check(let entry, let gaps, let upcoming):
      lines(of: entry) + findings(entry, gaps, upcoming)
    case .responsible(let entry, let body):
      lines(of: entry, body)
    }
  }

  private func lines(of entry: RuleEntry) -> [String] {
    var lines = [
      "\(entry.id.text)  \(entry.title)  (\(entry.severity.rawValue), a \(entry.nature.rawValue))",
      "  It opens when: \(entry.opens)",
      "  Source: \(entry.sources.joined(separator: "; "))",
    ]
    for key in entry.settings { lines.append("  Setting: \(key.name)") }
    return lines
  }

  private func findings(_ entry: RuleEntry, _ gaps: [Gap], _ upcoming: [Upcoming]) -> [String] {
    if gaps.isEmpty, upcoming.isEmpty { return ["", "Not open on that day. \(standing)"] }
    var lines: [String] = []
    if !gaps.isEmpty { lines += GapText.section("Open", gaps.map(GapText.lines(of:))) }
    if !upcoming.isEmpty { lines += GapText.section("Coming", upcoming.map(GapText.lines(of:))) }
    if !gaps.isEmpty { lines += ["", GapText.neverAReasonToDetain] }
    return lines
  }

  /// What the rules were told of the duty, for whoever wonders why nothing is open.
  private var standing: String {
    "The duty stood at \"\(found.duty.state.rawValue)\"; what is not recorded, and what the rule does not ask "
      + "for in that state, it cannot find."
  }

  private func lines(of entry: ResponsibilityRule, _ body: ResponsibleBody) -> [String] {
    var lines = [
      "\(entry.id)  \(entry.decides.title)", "  It says: \(entry.sentence)",
      "  It applies where \(entry.applies)", "  Source: \(entry.sources.joined(separator: "; "))", "",
    ]
    guard body.rule == entry.id else {
      return lines + [
        body.rule.map { "It did not decide here: \($0) did, giving \(body.phrase)." }
          ?? "It did not decide here: there is no qualifying detention."
      ]
    }
    lines.append("It decided: \(body.phrase)")
    lines += body.reasons.map { "  · \($0.text)" }
    if !body.candidates.isEmpty { lines.append("  Others it could be: \(GapText.names(body.candidates))") }
    return lines
  }

  private var recorded: [String] {
    let facts = facts
    guard !facts.isEmpty else { return [] }
    return ["", "Facts used, as recorded"] + facts.map { "  \($0.name)  \($0.json)" }
  }
}
