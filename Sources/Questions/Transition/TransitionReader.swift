import CaseFile
import CivilTime
import Rules

/// Reads one case for a change of bodies.
struct TransitionReader {
  let file: CaseFile
  let event: TransitionEvent
  /// Up to which day is known.
  let day: CivilDate
  let rulebook: Rulebook

  /// How far around the day: four weeks, in which letters lie and nobody's diary holds.
  static let daysAround = 28

  /// The day on which names and owners are looked at: that of the change where it is still to come.
  var after: CivilDate { max(day, event.date) }

  func rows() -> [TransitionRow] {
    let found = rulebook.assess(file, on: after)
    guard ![.none, .endedJointDecision, .endedDeath].contains(found.duty.state) else { return [] }
    let before = rulebook.assess(file, on: min(event.date.previous, day))
    var rows: [TransitionRow] = []
    for body in event.bodies {
      let names = oldNames(of: body)
      let wasOwing = [before.council.body, before.nhsStatutory.body, before.nhsPayer.body].contains(body)
      guard wasOwing || !names.isEmpty else { continue }
      rows += names
      if wasOwing { rows += due(of: body) + unowned(of: body, found) }
    }
    return rows
  }

  /// What ran out in the weeks before and after, as it was known then, and what became of it.
  private func due(of body: BodyCode) -> [TransitionRow] {
    let window = (event.date - Self.daysAround)...(event.date + Self.daysAround)
    let today = rulebook.assess(file, on: day)
    var seen: Set<String> = []
    var rows: [TransitionRow] = []
    let days = [window.lowerBound - 1, event.date.previous, event.date, window.upperBound].map { min($0, day) }
    for found in Set(days).sorted().map({ rulebook.assess(file, on: $0) }) {
      let items =
        found.upcoming.map { ($0.rule, $0.subject, Optional($0.due)) }
        + found.gaps.map { ($0.rule, $0.subject, $0.due) }
      for (rule, subject, due) in items {
        guard let due, window.contains(due), seen.insert("\(rule) \(subject) \(due)").inserted
        else { continue }
        let isOpen = today.gaps.contains { $0.rule == rule && $0.subject == subject && $0.due == due }
        let isRunning = today.upcoming.contains { $0.rule == rule && $0.subject == subject && $0.due == due }
        rows.append(
          TransitionRow(
            .due, of: body, file.reference, RuleEntry.entry(rule)?.title ?? rule.text,
            subject: subject, rule: rule, due: due,
            state: isOpen ? .open : isRunning ? .running : .settled))
      }
    }
    return rows
  }

  private func unowned(of body: BodyCode, _ found: Determination) -> [TransitionRow] {
    var rows: [TransitionRow] = []
    if found.council.body == nil {
      rows.append(
        TransitionRow(.noOwner, of: body, file.reference, "No council can be named", subject: "case"))
    }
    if found.nhsStatutory.body == nil {
      rows.append(
        TransitionRow(.noOwner, of: body, file.reference, "No NHS body can be named", subject: "case"))
    }
    for gap in found.gaps where gap.owedBy.isEmpty || gap.rule == "RT-09" {
      rows.append(
        TransitionRow(
          .noOwner, of: body, file.reference, RuleEntry.entry(gap.rule)?.title ?? gap.rule.text,
          subject: gap.subject, rule: gap.rule, due: gap.due))
    }
    return rows
  }
}
