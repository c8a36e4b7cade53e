import CaseFile
import CivilTime
import Record
import Rules

extension ReportOutline {
  /// Every open, closed and coming item, one record each, and what keeps it from being the whole truth: cases that could
  /// not be judged, a body that does not stand.
  var table: CSVTable {
    var table = CSVTable(columns: CSVTable.reportColumns)
    for list in GapReport.Format.csv.lists { table.list(list) }
    for reference in course.notJudged.cases {
      table.addCaution([
        "status": "not_judged", "case": reference.text, "title": "Could not be judged by this night",
      ])
    }
    for caution in bodyCautions { table.addCaution(["status": "caution", "title": caution]) }
    return table
  }
}

extension CSVTable {
  fileprivate static let reportColumns = [
    "status", "case", "rule", "subject", "theme", "severity", "nature", "since", "due", "opens",
    "owed_by", "owed_by_names", "title", "why", "remedy", "sources", "former_body",
    "former_body_name", "successor", "successor_name", "turn", "cause", "accepted_by", "accepted_until",
  ]

  fileprivate mutating func addCaution(_ told: [String: String]) {
    add(CSVTable.reportColumns.map { told[$0] ?? "" })
  }

  /// Marks the place of a list.
  fileprivate mutating func list(_ list: ReportList) {
    add(raw: ReportFrame.mark(list))
  }

  mutating func add(_ line: GapLine, in list: ReportList, on night: CivilDate) {
    let (item, gap) = (line.item, line.gap)
    record { table in
      table.field(list.status(of: item, on: night))
      table.addWhat(item.reference, gap.rule, gap.subject)
      table.addKind(line.rule.entry, gap.severity)
      table.field(gap.since.description)
      table.field(gap.due?.description ?? "")
      table.field()
      table.addDuty(line.rule, line.owedBy, why: gap.why)
      table.addFormer(item.formerBodies(on: night))
      table.field(item.turn?.rawValue ?? "")
      table.field(item.story.cause?.rawValue ?? "")
      table.field(item.story.acceptances.map(\.acceptedBy).joined(separator: "; "))
      table.field(item.story.acceptances.map(\.until.previous.description).joined(separator: " "))
    }
  }

  mutating func add(_ clock: ClockLine) {
    let upcoming = clock.upcoming
    record { table in
      table.field("coming")
      table.addWhat(clock.reference, upcoming.rule, upcoming.subject)
      table.addKind(clock.rule.entry, clock.rule.entry?.severity)
      table.field()
      table.field(upcoming.due.description)
      table.field(upcoming.opens.description)
      table.addDuty(clock.rule, clock.owedBy, why: "")
      for _ in 0..<8 { table.field() }
    }
  }

  private mutating func addWhat(_ reference: CaseReference, _ rule: RuleID, _ subject: String) {
    field(reference.text)
    field(rule.text)
    field(subject)
  }

  private mutating func addKind(_ entry: RuleEntry?, _ severity: Severity?) {
    field(entry?.theme.rawValue ?? "")
    field(severity?.rawValue ?? "")
    field(entry?.nature.rawValue ?? "")
  }

  private mutating func addDuty(_ rule: RuleWords, _ owedBy: DebtorWords, why: String) {
    field(owedBy.codes)
    field(owedBy.names)
    field(rule.entry?.title ?? "")
    field(why)
    field(rule.remedy)
    field(rule.sources)
  }

  private mutating func addFormer(_ former: [ReportedGap.FormerBody]) {
    field(former.map(\.code.text).joined(separator: " "))
    field(former.map(\.name).joined(separator: "; "))
    field(former.compactMap(\.successor?.text).joined(separator: " "))
    field(former.map(\.successorName).joined(separator: "; "))
  }
}
