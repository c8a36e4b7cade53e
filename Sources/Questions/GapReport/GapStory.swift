import CaseFile
import CivilTime
package import Record
package import Rules

/// What became of a gap, beside what it says.
package struct GapStory: Hashable, Sendable {
  /// What made it open or say what it says, or close; nil where that was not kept.
  package var cause: GapCause?
  /// How bad it was the night before, where that differs.
  package var severityBefore: Severity?
  /// Whether it opened on this night and had been closed before.
  package var isReopened = false
  /// By whom it is accepted for a while. It stays a gap.
  package var acceptances: [GapAcceptance] = []

  package init() {}

  /// What happened on this night to a gap that was open before.
  package enum Turn: String, Sendable {
    case worsened, eased, reopened
  }

  /// Nil where nothing happened.
  package func turn(to severity: Severity) -> Turn? {
    if isReopened { return .reopened }
    guard let severityBefore, severityBefore != severity else { return nil }
    return severity.rank < severityBefore.rank ? .worsened : .eased
  }
}

extension ReportedGap {
  package var turn: GapStory.Turn? { story.turn(to: gap.severity) }

  /// What became of it, in sentences.
  var storyLines: [String] {
    var lines: [String] = []
    switch turn {
    case .worsened?: lines.append("Worse than the night before: it was \(before).\(because)")
    case .eased?: lines.append("Better than the night before: it was \(before).\(because)")
    case .reopened?: lines.append("Open again: it had been closed before.\(because)")
    case nil: break
    }
    for given in story.acceptances {
      lines.append(
        "Accepted for \([given.body].names) by \(given.acceptedBy) until \(given.until.previous.spoken): "
          + "\(given.reason) It stays a gap.")
    }
    return lines
  }

  private var before: String { story.severityBefore?.rawValue ?? "" }

  private var because: String { story.cause.map { " Why: \($0.words)." } ?? "" }
}
