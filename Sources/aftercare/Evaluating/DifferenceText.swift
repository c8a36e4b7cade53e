import Questions
import Rules

/// What differs between two determinations of one case, as a social worker reads it.
struct DifferenceText {
  /// In which words: of what is supposed, or of what was done.
  enum Mood {
    case supposed, recorded

    var before: String { self == .supposed ? "is        " : "was       " }
    var after: String { self == .supposed ? "would be  " : "is now    " }
    var opened: String { self == .supposed ? "Would open" : "Opened" }
    var closed: String { self == .supposed ? "Would close" : "Closed" }
    var changed: String { self == .supposed ? "Would change, to" : "Changed, to" }
  }

  private let difference: Difference
  private let mood: Mood

  init(_ difference: Difference, _ mood: Mood) {
    self.difference = difference
    self.mood = mood
  }

  var lines: [String] {
    let (opened, closed, changed) = (difference.opened, difference.closed, difference.changed)
    var lines: [String] = []
    for change in difference.changes {
      lines += [
        "  \(padded(change.name, 10)) \(mood.before) \(change.before)",
        "             \(mood.after) \(change.after)",
      ]
    }
    if !opened.isEmpty { lines += GapText.section(mood.opened, opened.map(GapText.lines(of:))) }
    if !closed.isEmpty { lines += GapText.section(mood.closed, closed.map(GapText.lines(of:))) }
    if !changed.isEmpty { lines += GapText.section(mood.changed, changed.map(GapText.lines(of:))) }
    if lines.isEmpty { lines.append("  Nothing: the same answers and the same gaps.") }
    if !(opened + changed).isEmpty { lines += ["", GapText.neverAReasonToDetain] }
    return lines
  }
}
