import CaseFile
import CivilTime
import Record
import Rules

extension ReportOutline {
  /// Every open, closed and coming item, one record each, and the cases that could not be judged.
  var table: CSVTable {
    var table = CSVTable(columns: CSVTable.reportColumns)
    for list in GapReport.Format.csv.lists { table.list(list) }
    for reference in course.notJudged.cases { table.add(notJudged(reference)) }
    return table
  }

  private func notJudged(_ reference: CaseReference) -> [String] {
    let told = ["status": "not_judged", "case": reference.text, "title": "Could not be judged by this night"]
    return CSVTable.reportColumns.map { told[$0] ?? "" }
  }
}

extension CSVTable {
  fileprivate static let reportColumns = [
    "status", "case", "rule", "subject", "theme", "severity", "nature", "since", "due", "opens",
    "owed_by", "owed_by_names", "title", "why", "remedy", "sources", "former_body",
    "former_body_name", "successor", "successor_name", "turn", "cause", "accepted_by", "accepted_until",
  ]

  /// Marks the place of a list.
  fileprivate mutating func list(_ list: ReportList) {
    add(raw: ReportFrame.mark(list))
  }

  mutating func add(_ item: ReportedGap, in list: ReportList, on night: CivilDate) {
    let gap = item.gap
    let former = item.formerBodies(on: night)
    add([
      list.status(of: item, on: night), item.reference.text, gap.rule.text, gap.subject,
      item.entry?.theme.rawValue ?? "", gap.severity.rawValue, item.entry?.nature.rawValue ?? "",
      gap.since.description, gap.due?.description ?? "", "", gap.owedBy.map(\.text).joined(separator: " "),
      gap.owedBy.names, item.entry?.title ?? "", gap.why, item.entry?.remedy ?? "",
      item.entry?.sources.joined(separator: "; ") ?? "",
      former.map(\.code.text).joined(separator: " "), former.map(\.name).joined(separator: "; "),
      former.compactMap(\.successor?.text).joined(separator: " "),
      former.map(\.successorName).joined(separator: "; "), item.turn?.rawValue ?? "",
      item.story.cause?.rawValue ?? "", item.story.acceptances.map(\.acceptedBy).joined(separator: "; "),
      item.story.acceptances.map(\.until.previous.description).joined(separator: " "),
    ])
  }

  mutating func add(_ clock: ReportedClock) {
    let upcoming = clock.upcoming
    add([
      "coming", clock.reference.text, upcoming.rule.text, upcoming.subject,
      clock.entry?.theme.rawValue ?? "", clock.entry?.severity.rawValue ?? "",
      clock.entry?.nature.rawValue ?? "", "", upcoming.due.description,
      upcoming.opens.description, upcoming.owedBy.map(\.text).joined(separator: " "),
      upcoming.owedBy.names, clock.entry?.title ?? "", "", clock.entry?.remedy ?? "",
      clock.entry?.sources.joined(separator: "; ") ?? "", "", "", "", "", "", "", "", "",
    ])
  }
}
