import Audit
import CaseFile
import CivilTime
import Rules

extension ReportOutline {
  /// The report for a terminal or a plain letter.
  var text: PlainText {
    var text = PlainText()
    text.lines(["Section 117 after-care: gap report", "\(scope.title) (\(scope.code))", basis.title, ""])
    text.lines(cautions + summary + firstPageText + themeLines)
    text.add("New", .new, count: counts.new)
    text.add("Still open", .stillOpen, count: counts.stillOpen)
    text.add("Closed since the night before", .closed, count: counts.closed)
    if let patterns { text.lines(["", "Patterns of the register"] + patterns.lines) }
    addTransitions(to: &text)
    addClocks(to: &text)
    text.lines(["", footing, sealing])
    return text
  }

  /// The first lines of the report: whose it is, and what stands in it.
  var summary: [String] {
    let duties = liveDuties.map { "\($0) live duties; " } ?? ""
    if counts.open == 0, course.notJudged.cases.isEmpty, bodyCautions.isEmpty {
      return [
        "No gap is open. \(duties)\(Rulebook.checkCount) checks were made on each of \(casesChecked) cases.",
        "A check can only see what is recorded: this is not a promise that nothing is wrong.",
      ]
    }
    return [
      "\(duties)\(counts.open) open gaps, \(counts.critical) of them critical: "
        + "\(counts.new) new, \(counts.stillOpen) still open, \(counts.closed) closed"
        + (nightBefore.map { " since \($0.spoken)." } ?? "; no earlier night to compare with.")
    ]
  }

  private var themeLines: [String] {
    let head = Severity.allCases.map { $0.rawValue.padded(to: 9) }.joined()
    var lines = ["", "                 \(head)      all"]
    for total in counts.totals {
      let counts = total.counts.map { String($0).padded(to: 9) }.joined()
      lines.append("  " + total.theme.title.widened(to: 15) + counts + String(total.sum).padded(to: 9))
    }
    return lines
  }

  private func addTransitions(to text: inout PlainText) {
    guard counts.fromChangeOfBodies > 0 else { return }
    text.lines(["", "From a change of bodies (\(counts.fromChangeOfBodies); also listed above)"])
    text.list(.fromChangeOfBodies)
  }

  private func addClocks(to text: inout PlainText) {
    guard counts.upcoming > 0 else { return }
    text.lines(["", "Coming within three months, if nothing is done (\(counts.upcoming))"])
    text.list(.upcoming)
    if let more = clocksLeftOut(of: .text) { text.line("  and \(more) more; JSON and CSV have all of them") }
  }

  /// The head of the audit trail: whoever keeps the report can show that the trail up to there is the same.
  var sealing: String {
    guard let seal else { return "Audit trail: not sealed yet." }
    return "Audit trail: seal \(seal.seal), \(seal.events) events, \(seal.moment), head \(seal.digits)."
  }

  var footing: String {
    "Rule set \(ruleSet). A gap is a reason to put something in place, never a lawful reason to detain."
  }
}

extension PlainText {
  fileprivate mutating func add(_ title: String, _ list: ReportList, count: Int) {
    guard count > 0 else { return }
    lines(["", "\(title) (\(count))"])
    self.list(list)
  }

  /// Begins the lines of a check.
  mutating func addCheck(of line: GapLine) {
    let rule = line.rule
    let question = rule.entry?.nature == .question ? " (a question for a person to decide)" : ""
    self.line()
    self.line(
      "  ", line.severity.rawValue.uppercased(), "  ", rule.title, question, "  [", line.gap.rule.text, "]")
    self.line("    To do: ", rule.remedy, ".")
    self.line("    Source: ", rule.sources, ".")
  }

  mutating func addWhy(of line: GapLine) {
    self.line()
    self.line("    ", line.gap.why)
  }

  mutating func add(_ line: GapLine, in list: ReportList, on night: CivilDate) {
    if list == .fromChangeOfBodies { addTransition(line.item, on: night) } else { add(line) }
  }

  private mutating func add(_ told: GapLine) {
    let (item, gap) = (told.item, told.gap)
    let due = gap.due.map { "; was due on \($0.spoken)" } ?? ""
    line(
      "      ", item.reference.text, "  ", gap.subject, "  since ", gap.since.spoken, due, "; owed by ",
      told.owedBy.names)
    for story in item.storyLines { line("        ", story) }
  }

  private mutating func addTransition(_ item: ReportedGap, on night: CivilDate) {
    line("  \(item.reference)  \(item.gap.rule)  \(item.gap.why)")
    for former in item.formerBodies(on: night) {
      line("      was: \(former.name) (\(former.code)); now: \(former.successorName)")
    }
  }

  mutating func add(_ clock: ClockLine) {
    line("  by \(clock.upcoming.due)  \(clock.reference)  \(clock.rule.title)  [\(clock.upcoming.rule)]")
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
