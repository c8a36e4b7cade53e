import CaseFile
import CivilTime
import Reference
import Rules

/// A determination as a social worker reads it: what is owed, by whom, what is missing, what to do, why.
struct DeterminationText {
  let found: Determination

  init(_ found: Determination) {
    self.found = found
  }

  var text: String {
    let gaps = found.gaps.filter { entry($0)?.nature != .question }
    let questions = found.gaps.filter { entry($0)?.nature == .question }
    var lines = heading
    lines += section("Missing", gaps.map(lines(of:)), orElse: emptyPhrase)
    if !questions.isEmpty { lines += section("For a person to decide", questions.map(lines(of:))) }
    if !found.upcoming.isEmpty { lines += section("Coming", found.upcoming.map(lines(of:))) }
    if !found.gaps.isEmpty {
      lines += ["", "A gap is a reason to put something in place, never a lawful reason to detain."]
    }
    lines += ["", footing]
    return lines.joined(separator: "\n")
  }

  private var heading: [String] {
    var lines = ["Case \(found.reference) on \(found.on.spoken)", ""]
    lines.append("  Entitled   \(found.eligibility.status.phrase)")
    lines.append("  Duty       \(found.duty.phrase)")
    lines.append("  Council    \(found.council.phrase)")
    lines.append("  NHS body   \(found.nhsStatutory.phrase)")
    if found.nhsPayer.body != found.nhsStatutory.body {
      lines.append("  NHS payer  \(found.nhsPayer.phrase)")
    }
    for reason in found.duty.reasons + found.council.reasons + found.nhsStatutory.reasons {
      lines.append("             · \(reason.text)")
    }
    return lines
  }

  private var emptyPhrase: String {
    "Nothing is missing that the \(Rulebook.checkCount) checks look for."
  }

  private var footing: String {
    var parts = ["Rule set \(RuleSet.version)"]
    if found.lawOn != found.on { parts.append("law of \(found.lawOn.spoken)") }
    if !found.doubts.isEmpty {
      parts.append("doubts: " + found.doubts.map(\.description).joined(separator: ", "))
    }
    if let next = found.nextChange { parts.append("look again on \(next.spoken)") }
    return parts.joined(separator: " · ")
  }

  private func section(_ title: String, _ items: [[String]], orElse empty: String = "") -> [String] {
    ["", title] + (items.isEmpty ? ["  \(empty)"] : items.flatMap { $0 })
  }

  private func lines(of gap: Gap) -> [String] {
    let entry = entry(gap)
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

  private func lines(of upcoming: Upcoming) -> [String] {
    let title = RuleEntry.entry(upcoming.rule)?.title ?? upcoming.rule.text
    return [
      "  By \(upcoming.due.spoken), or it becomes a gap: \(title)  [\(upcoming.rule) \(upcoming.subject)]"
    ]
  }

  private func entry(_ gap: Gap) -> RuleEntry? { RuleEntry.entry(gap.rule) }

  private func names(_ bodies: [BodyCode]) -> String {
    bodies.map { NationalReference.shipped.name(of: $0) }.joined(separator: " and ")
  }
}

extension ResponsibleBody {
  fileprivate var phrase: String {
    guard let body else { return rule == nil ? "none" : "could not be determined (\(rule ?? ""))" }
    return "\(NationalReference.shipped.name(of: body)) (\(body)), rule \(rule ?? "-")"
  }
}

extension Eligibility.Status {
  fileprivate var phrase: String {
    switch self {
    case .eligible: "yes"
    case .notEligible: "no entitlement found in the record"
    case .needsReview: "could not tell: a person must look"
    }
  }
}

extension Duty {
  fileprivate var phrase: String {
    let from = since.map { " since \($0.spoken)" } ?? ""
    let notes = annotations.map { $0.rawValue.split(separator: "_").joined(separator: " ") }
    return state.phrase + from + (notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))")
  }
}

extension Duty.State {
  fileprivate var phrase: String {
    switch self {
    case .none: "none found"
    case .prospective: "to come when the person leaves hospital"
    case .live: "live"
    case .liveOnLeave: "live, on leave from hospital"
    case .endedJointDecision: "ended by both bodies"
    case .endedDeath: "ended by death"
    case .unknown: "could not tell: on the register, and no detention papers on record"
    }
  }
}
