import CaseFile
import CivilTime
import Record
import Rules

extension GapReport {
  /// Every open, closed and coming item, one record each, and the cases that could not be judged.
  package var csv: String { csvTable.text }

  var csvTable: CSVTable {
    var table = CSVTable(columns: GapReport.columns)
    for item in new { table.add(record("new", item)) }
    for item in stillOpen { table.add(record("still_open", item)) }
    for item in closed { table.add(record("closed", item)) }
    for clock in upcoming { table.add(record(clock)) }
    for reference in course.notJudged.cases { table.add(notJudged(reference)) }
    return table
  }

  private static let columns = [
    "status", "case", "rule", "subject", "theme", "severity", "nature", "since", "due", "opens",
    "owed_by", "owed_by_names", "title", "why", "remedy", "sources", "former_body",
    "former_body_name", "successor", "successor_name", "turn", "cause", "accepted_by", "accepted_until",
  ]

  private func notJudged(_ reference: CaseReference) -> [String] {
    let told = ["status": "not_judged", "case": reference.text, "title": "Could not be judged by this night"]
    return GapReport.columns.map { told[$0] ?? "" }
  }

  private func record(_ status: String, _ item: ReportedGap) -> [String] {
    let gap = item.gap
    let former = item.formerBodies(on: on)
    return [
      status, item.reference.text, gap.rule.text, gap.subject, item.entry?.theme.rawValue ?? "",
      gap.severity.rawValue, item.entry?.nature.rawValue ?? "", gap.since.description,
      gap.due?.description ?? "", "", gap.owedBy.map(\.text).joined(separator: " "),
      gap.owedBy.names, item.entry?.title ?? "", gap.why, item.entry?.remedy ?? "",
      item.entry?.sources.joined(separator: "; ") ?? "",
      former.map(\.code.text).joined(separator: " "), former.map(\.name).joined(separator: "; "),
      former.compactMap(\.successor?.text).joined(separator: " "),
      former.map(\.successorName).joined(separator: "; "), item.turn?.rawValue ?? "",
      item.story.cause?.rawValue ?? "", item.story.acceptances.map(\.acceptedBy).joined(separator: "; "),
      item.story.acceptances.map(\.until.previous.description).joined(separator: " "),
    ]
  }

  private func record(_ clock: ReportedClock) -> [String] {
    let upcoming = clock.upcoming
    return [
      "coming", clock.reference.text, upcoming.rule.text, upcoming.subject,
      clock.entry?.theme.rawValue ?? "", clock.entry?.severity.rawValue ?? "",
      clock.entry?.nature.rawValue ?? "", "", upcoming.due.description,
      upcoming.opens.description, upcoming.owedBy.map(\.text).joined(separator: " "),
      upcoming.owedBy.names, clock.entry?.title ?? "", "", clock.entry?.remedy ?? "",
      clock.entry?.sources.joined(separator: "; ") ?? "", "", "", "", "", "", "", "", "",
    ]
  }
}
