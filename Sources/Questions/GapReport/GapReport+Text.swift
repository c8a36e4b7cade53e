import Audit
import CivilTime
import Rules

extension GapReport {
  /// The report for a terminal or a plain letter.
  package var text: String {
    var lines = [
      "Section 117 after-care: gap report", "\(scope.title) (\(scope.code))",
      basis.title, "",
    ]
    lines += course.lines
    lines += summary
    lines += firstPageText
    lines += table
    lines += list("New", new)
    lines += list("Still open", stillOpen)
    lines += list("Closed since the night before", closed)
    if let patterns { lines += ["", "Patterns of the register"] + patterns.lines }
    lines += transitions
    lines += clocks
    lines += ["", footing, sealing]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The first lines of the report: whose it is, and what stands in it.
  package var summary: [String] {
    let duties = liveDuties.map { "\($0) live duties; " } ?? ""
    if gaps.isEmpty, course.notJudged.cases.isEmpty {
      return [
        "No gap is open. \(duties)\(Rulebook.checkCount) checks were made on each of \(casesChecked) cases.",
        "A check can only see what is recorded: this is not a promise that nothing is wrong.",
      ]
    }
    let critical = gaps.count { $0.gap.severity == .critical }
    return [
      "\(duties)\(gaps.count) open gaps, \(critical) of them critical: "
        + "\(new.count) new, \(stillOpen.count) still open, \(closed.count) closed"
        + (nightBefore.map { " since \($0.spoken)." } ?? "; no earlier night to compare with.")
    ]
  }

  private var table: [String] {
    let head = Severity.allCases.map { $0.rawValue.padded(to: 9) }.joined()
    var lines = ["", "                 \(head)      all"]
    for total in totals {
      let counts = total.counts.map { String($0).padded(to: 9) }.joined()
      lines.append("  " + total.theme.title.widened(to: 15) + counts + String(total.sum).padded(to: 9))
    }
    return lines
  }

  private func list(_ title: String, _ gaps: [ReportedGap]) -> [String] {
    guard !gaps.isEmpty else { return [] }
    return ["", "\(title) (\(gaps.count))"] + gaps.flatMap(lines)
  }

  private func lines(_ item: ReportedGap) -> [String] {
    let gap = item.gap
    let isQuestion = item.entry?.nature == .question
    return [
      "",
      "  \(gap.severity.rawValue.uppercased())  \(item.reference)  \(item.title)"
        + (isQuestion ? " (a question for a person to decide)" : "") + "  [\(gap.rule) \(gap.subject)]",
      "      \(gap.why)",
    ]
      + item.storyLines.map { "      \($0)" } + [
        "      Since \(gap.since.spoken)" + (gap.due.map { "; was due on \($0.spoken)" } ?? "") + ".",
        "      Owed by \(gap.owedBy.names).",
        "      To do: \(item.entry?.remedy ?? "").",
        "      Source: \(item.entry?.sources.joined(separator: "; ") ?? "").",
      ]
  }

  private var transitions: [String] {
    guard !fromChangeOfBodies.isEmpty else { return [] }
    var lines = ["", "From a change of bodies (\(fromChangeOfBodies.count); also listed above)"]
    for item in fromChangeOfBodies {
      lines.append("  \(item.reference)  \(item.gap.rule)  \(item.gap.why)")
      for former in item.formerBodies(on: on) {
        lines.append("      was: \(former.name) (\(former.code)); now: \(former.successorName)")
      }
    }
    return lines
  }

  private var clocks: [String] {
    guard !upcoming.isEmpty else { return [] }
    let shown = upcoming.prefix(GapReport.clocksInText)
    var lines = ["", "Coming within three months, if nothing is done (\(upcoming.count))"]
    lines += shown.map {
      "  by \($0.upcoming.due)  \($0.reference)  \($0.entry?.title ?? $0.upcoming.rule.text)  [\($0.upcoming.rule)]"
    }
    if shown.count < upcoming.count {
      lines.append("  and \(upcoming.count - shown.count) more; JSON and CSV have all of them")
    }
    return lines
  }

  private static let clocksInText = 50

  /// The head of the audit trail: whoever keeps the report can show that the trail up to there is the same.
  var sealing: String {
    guard let seal else { return "Audit trail: not sealed yet." }
    return "Audit trail: seal \(seal.seal), \(seal.events) events, \(seal.moment), head \(seal.digits)."
  }

  var footing: String {
    "Rule set \(ruleSet). A gap is a reason to put something in place, never a lawful reason to detain."
  }
}

extension String {
  /// The text with spaces before it.
  func padded(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }

  /// The text with spaces after it.
  func widened(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
