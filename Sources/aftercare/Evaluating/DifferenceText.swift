import CaseFile
import CivilTime
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
    for change in changes {
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

  /// Eligibility, duty, bodies, doubts and running clocks, where they differ.
  private var changes: [(name: String, before: String, after: String)] {
    let (before, after) = (difference.before, difference.after)
    let pairs = [
      ("Entitled", before.eligibility.status.phrase, after.eligibility.status.phrase),
      ("Duty", before.duty.phrase, after.duty.phrase),
      ("Council", before.council.phrase, after.council.phrase),
      ("NHS body", before.nhsStatutory.phrase, after.nhsStatutory.phrase),
      ("NHS payer", before.nhsPayer.phrase, after.nhsPayer.phrase),
      ("Doubts", before.doubtsPhrase, after.doubtsPhrase),
      ("Coming", before.comingPhrase, after.comingPhrase),
    ]
    return pairs.filter { $0.1 != $0.2 }.map { (name: $0.0, before: $0.1, after: $0.2) }
  }
}

extension Determination {
  fileprivate var doubtsPhrase: String {
    doubts.isEmpty ? "none" : doubts.map(\.description).joined(separator: ", ")
  }

  fileprivate var comingPhrase: String {
    let clocks = upcoming.map { "\($0.rule) \($0.subject) by \($0.due)" }
    return clocks.isEmpty ? "nothing" : clocks.joined(separator: ", ")
  }
}
