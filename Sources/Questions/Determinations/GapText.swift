package import CaseFile
import CivilTime
import Reference
package import Rules

/// A gap as a social worker reads it: what is missing, since when, what to do, who owes it, and where it is written.
package enum GapText {
  /// What every text with gaps must say.
  package static let neverAReasonToDetain =
    "A gap is a reason to put something in place, never a lawful reason to detain or to keep anybody in hospital."

  package static func lines(of gap: Gap) -> [String] {
    let entry = RuleEntry.entry(gap.rule)
    var lines = [
      "  \(gap.severity.rawValue.uppercased())  \(entry?.title ?? gap.rule.text)  [\(gap.rule) \(gap.subject)]",
      "      \(gap.why)",
      "      Since \(gap.since.spoken)" + (gap.due.map { "; was due on \($0.spoken)" } ?? ""),
      "      To do: \(entry?.remedy ?? "")",
    ]
    if !gap.owedBy.isEmpty { lines.append("      Owed by \(names(gap.owedBy))") }
    lines.append("      Source: \(entry?.sources.joined(separator: "; ") ?? "")")
    return lines
  }

  package static func lines(of upcoming: Upcoming) -> [String] {
    let title = RuleEntry.entry(upcoming.rule)?.title ?? upcoming.rule.text
    return [
      "  By \(upcoming.due.spoken), or it becomes a gap: \(title)  [\(upcoming.rule) \(upcoming.subject)]"
    ]
  }

  /// A heading and what stands under it, after an empty line.
  package static func section(_ title: String, _ items: [[String]], orElse empty: String = "") -> [String] {
    ["", title] + (items.isEmpty ? ["  \(empty)"] : items.flatMap { $0 })
  }

  /// Whether the record cannot decide it, so that a person must.
  package static func isQuestion(_ gap: Gap) -> Bool { RuleEntry.entry(gap.rule)?.nature == .question }

  package static func names(_ bodies: [BodyCode]) -> String {
    bodies.map { NationalReference.shipped.name(of: $0) }.joined(separator: " and ")
  }
}

extension ResponsibleBody {
  /// The body by name, code and rule, or that it could not be determined.
  package var phrase: String {
    guard let body else { return rule.map { "could not be determined (\($0))" } ?? "none" }
    return "\(NationalReference.shipped.name(of: body)) (\(body)), rule \(rule ?? "-")"
  }
}
