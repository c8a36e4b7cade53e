import CaseFile
import CivilTime
import Rules

extension ReportOutline {
  /// The report as one page that needs nothing else and prints well on A4.
  var page: HTMLPage {
    var page = HTMLPage()
    page.open(title: "Gap report: \(scope.title), \(on.spoken)", kind: "Section 117 after-care: gap report")
    page.element("<h1>", scope.title, "</h1>\n")
    page.element("<p>", basis.title, "</p>\n</header>\n<main>\n")
    for line in cautions { page.element("<p class=\"warning\">", line, "</p>\n") }
    addFirstPage(to: &page)
    addTotals(to: &page)
    page.add("New", .new, count: counts.new)
    page.add("Still open", .stillOpen, count: counts.stillOpen)
    page.add("Closed since the night before", .closed, count: counts.closed)
    patterns?.add(to: &page)
    addTransitions(to: &page)
    addClocks(to: &page)
    page.element("</main>\n<footer><p>", footing, "</p>\n")
    page.element("<p>", sealing, "</p></footer>\n</body>\n</html>\n")
    return page
  }

  private func addTotals(to page: inout HTMLPage) {
    page.markup("<table class=\"totals\">\n<caption>Open gaps by theme and severity</caption>\n")
    page.addSeverityHead("Theme")
    for total in counts.totals { page.addRow(total.theme.title, total.counts) }
    page.markup("</tbody>\n</table>\n")
  }

  private func addTransitions(to page: inout HTMLPage) {
    guard counts.fromChangeOfBodies > 0 else { return }
    page.element(
      "<section>\n<h2>", "From a change of bodies (\(counts.fromChangeOfBodies))", "</h2>\n")
    page.markup(
      "<p>These stand in the lists above as well.</p>\n<table>\n<thead><tr><th scope=\"col\">Case</th><th scope=\"col\">Rule</th><th scope=\"col\">Named</th><th scope=\"col\">Now</th></tr></thead>\n<tbody>\n"
    )
    page.list(.fromChangeOfBodies)
    page.markup("</tbody>\n</table>\n</section>\n")
  }

  private func addClocks(to page: inout HTMLPage) {
    guard counts.upcoming > 0 else { return }
    page.element("<section>\n<h2>", "Coming within three months, if nothing is done (\(counts.upcoming))", "</h2>\n")
    page.markup(
      "<table>\n<thead><tr><th scope=\"col\">By</th><th scope=\"col\">Case</th><th scope=\"col\">What</th><th scope=\"col\">Owed by</th></tr></thead>\n<tbody>\n"
    )
    page.list(.upcoming)
    page.markup("</tbody>\n</table>\n")
    if let more = clocksLeftOut(of: .html) {
      page.element("<p>", "And \(more) more; JSON and CSV have all of them.", "</p>\n")
    }
    page.markup("</section>\n")
  }

  /// How many clocks a form does not show; nil where it shows all.
  func clocksLeftOut(of format: GapReport.Format) -> Int? {
    let more = counts.upcoming - (format.limit(of: .upcoming) ?? counts.upcoming)
    return more > 0 ? more : nil
  }
}

extension HTMLPage {
  /// Marks the place of a list.
  fileprivate mutating func list(_ list: ReportList) {
    add(raw: ReportFrame.mark(list))
  }

  fileprivate mutating func add(_ title: String, _ list: ReportList, count: Int) {
    guard count > 0 else { return }
    element("<section>\n<h2>", "\(title) (\(count))", "</h2>\n")
    markup(
      "<table class=\"gaps\">\n<thead><tr><th scope=\"col\">Case</th><th scope=\"col\">Since</th><th scope=\"col\">Owed by</th></tr></thead>\n"
    )
    self.list(list)
    markup("</table>\n</section>\n")
  }

  /// Begins the rows of a check. The rows of the one before it end here (HTML, optional tags).
  mutating func addCheck(of line: GapLine) {
    let (gap, rule) = (line.gap, line.rule)
    element("<tbody class=\"", gap.severity.rawValue, "\">\n<tr class=\"check\"><th colspan=\"3\" scope=\"rowgroup\">")
    element("<span class=\"severity\">", gap.severity.rawValue.capitalised, "</span> ")
    element("<b>", rule.title, "</b>")
    element(" <span class=\"rule\">", gap.rule.text, "</span>")
    if rule.entry?.nature == .question { markup(" · a question for a person to decide") }
    element("<p>To do: ", rule.remedy, "</p>")
    element("<p class=\"note\">Source: ", rule.sources, "</p></th></tr>\n")
  }

  mutating func addWhy(of line: GapLine) {
    element("<tr class=\"why\"><th colspan=\"3\" scope=\"rowgroup\">", line.gap.why, "</th></tr>\n")
  }

  mutating func add(_ line: GapLine, in list: ReportList, on night: CivilDate) {
    if list == .fromChangeOfBodies { addTransition(line.item, on: night) } else { addRow(line) }
  }

  private mutating func addRow(_ line: GapLine) {
    let (item, gap) = (line.item, line.gap)
    element("<tr><td class=\"case\">", item.reference.text, "")
    element(" <span class=\"rule\">", gap.subject, "</span></td>")
    element("<td class=\"day\">", gap.since.spoken, "")
    if let due = gap.due { element("<br>was due on ", due.spoken, "") }
    element("</td><td>", line.owedBy.names, "")
    for line in item.storyLines { element("<p class=\"story\">", line, "</p>") }
    markup("</td></tr>\n")
  }

  private mutating func addTransition(_ item: ReportedGap, on night: CivilDate) {
    let former = item.formerBodies(on: night)
    element("<tr><td class=\"case\">", item.reference.text, "</td>")
    element("<td>", item.gap.rule.text, "</td>")
    element("<td>", former.map { "\($0.name) (\($0.code))" }.joined(separator: "; "), "</td>")
    element("<td>", former.map(\.successorName).joined(separator: "; "), "</td></tr>\n")
  }

  mutating func add(_ clock: ClockLine) {
    element("<tr><td class=\"day\">", clock.upcoming.due.spoken, "</td>")
    element("<td class=\"case\">", clock.reference.text, "</td>")
    element("<td>", clock.rule.title, "</td>")
    element("<td>", clock.owedBy.names, "</td></tr>\n")
  }
}

extension String {
  /// The text with its first letter a capital.
  var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
