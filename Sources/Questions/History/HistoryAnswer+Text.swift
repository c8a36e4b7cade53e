import CaseFile
import CivilTime
import Rules

extension HistoryAnswer {
  /// The history for a terminal, the oldest change first.
  package var text: String {
    let asKnown = knownAt.map { " as known at \($0.spoken)" } ?? ""
    var lines = ["History of case \(reference)\(asKnown): \(steps.count == 1 ? "1 change" : "\(steps.count) changes")"]
    for step in steps { lines += step.lines }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension HistoryStep {
  fileprivate var lines: [String] {
    var lines: [String] = []
    for gap in elapsed {
      lines += ["", "\(gap.since.spoken): \(gap.phrase) opened, with time and no new fact"]
    }
    lines += ["", at.spoken]
    for change in changes {
      lines.append("  \(change.fact) \(change.kind.rawValue), by \(change.by) from \(change.source)")
      if let reason = change.reason { lines.append("      reason: \(reason)") }
      if change.kind != .withdrawn { lines += change.fields.map { "      \($0.line)" } }
    }
    return lines + effectLines
  }

  private var effectLines: [String] {
    if effect.isEmpty { return ["  It changed nothing in the answer."] }
    var lines = ["  What it did, judged on \(on.spoken):"]
    lines += effect.changes.map { "      \($0.name): \($0.after) (before: \($0.before))" }
    for (gaps, word) in [(effect.opened, "opened"), (effect.closed, "closed"), (effect.changed, "changed")] {
      lines += gaps.map { "      \($0.phrase) \(word)" }
    }
    return lines
  }
}

extension FactEvent.Field {
  fileprivate var line: String {
    switch (before, after) {
    case (let before?, let after?): "\(name): \(after) (before: \(before))"
    case (let before?, nil): "\(name): no longer recorded (before: \(before))"
    case (nil, let after): "\(name): \(after ?? "")"
    }
  }
}

extension Gap {
  /// The rule, what it is about, and its title.
  fileprivate var phrase: String {
    "\(rule) \(subject) (\(RuleEntry.entry(rule)?.title ?? ""))"
  }
}
