import CaseFile
import CivilTime
import Rules

extension GapReport {
  /// The report as one page that needs nothing else and prints well on A4.
  package var html: String { htmlPage.text }

  var htmlPage: HTMLPage {
    var page = HTMLPage()
    page.open(title: "Gap report: \(scope.title), \(on.spoken)", kind: "Section 117 after-care: gap report")
    page.element("<h1>", scope.title, "</h1>\n")
    page.element("<p>", basis.title, "</p>\n</header>\n<main>\n")
    for line in course.lines { page.element("<p class=\"warning\">", line, "</p>\n") }
    addFirstPage(to: &page)
    addTotals(to: &page)
    add("New", new, to: &page)
    add("Still open", stillOpen, to: &page)
    add("Closed since the night before", closed, to: &page)
    patterns?.add(to: &page)
    addTransitions(to: &page)
    addClocks(to: &page)
    page.element("</main>\n<footer><p>", footing, "</p>\n")
    page.element("<p>", sealing, "</p></footer>\n</body>\n</html>\n")
    return page
  }

  private func addTotals(to page: inout HTMLPage) {
    page.markup("<table class=\"totals\">\n<caption>Open gaps by theme and severity</caption>\n")
    GapReport.addSeverityHead("Theme", to: &page)
    for total in totals { GapReport.addRow(total.theme.title, total.counts, to: &page) }
    page.markup("</tbody>\n</table>\n")
  }

  private func add(_ title: String, _ gaps: [ReportedGap], to page: inout HTMLPage) {
    guard !gaps.isEmpty else { return }
    page.element("<section>\n<h2>", "\(title) (\(gaps.count))", "</h2>\n")
    for item in gaps { add(item, to: &page) }
    page.markup("</section>\n")
  }

  private func add(_ item: ReportedGap, to page: inout HTMLPage) {
    let gap = item.gap
    page.markup("<article class=\"")
    page.say(gap.severity.rawValue)
    page.markup("\">\n")
    page.element("<h3><span class=\"severity\">", gap.severity.rawValue.capitalised, "</span> ")
    page.element("", item.entry?.title ?? gap.rule.text, "</h3>\n")
    page.element("<p class=\"case\">Case ", item.reference.text, "")
    page.element(" <span class=\"rule\">", "\(gap.rule) \(gap.subject)", "</span>")
    if item.entry?.nature == .question { page.markup(" · a question for a person to decide") }
    page.element("</p>\n<p>", gap.why, "</p>\n")
    for line in item.storyLines { page.element("<p class=\"story\">", line, "</p>\n") }
    page.markup("<dl>\n")
    page.element("<dt>Since</dt><dd>", gap.since.spoken, "</dd>\n")
    if let due = gap.due { page.element("<dt>Was due</dt><dd>", due.spoken, "</dd>\n") }
    page.element("<dt>Owed by</dt><dd>", gap.owedBy.names, "</dd>\n")
    page.element("<dt>To do</dt><dd>", item.entry?.remedy ?? "", "</dd>\n")
    page.element(
      "<dt>Source</dt><dd>", item.entry?.sources.joined(separator: "; ") ?? "",
      "</dd>\n</dl>\n</article>\n")
  }

  private func addTransitions(to page: inout HTMLPage) {
    guard !fromChangeOfBodies.isEmpty else { return }
    page.element(
      "<section>\n<h2>", "From a change of bodies (\(fromChangeOfBodies.count))", "</h2>\n")
    page.markup(
      "<p>These stand in the lists above as well.</p>\n<table>\n<thead><tr><th scope=\"col\">Case</th><th scope=\"col\">Rule</th><th scope=\"col\">Named</th><th scope=\"col\">Now</th></tr></thead>\n<tbody>\n"
    )
    for item in fromChangeOfBodies {
      let former = item.formerBodies(on: on)
      page.element("<tr><td>", item.reference.text, "</td>")
      page.element("<td>", item.gap.rule.text, "</td>")
      page.element("<td>", former.map { "\($0.name) (\($0.code))" }.joined(separator: "; "), "</td>")
      page.element("<td>", former.map(\.successorName).joined(separator: "; "), "</td></tr>\n")
    }
    page.markup("</tbody>\n</table>\n</section>\n")
  }

  private func addClocks(to page: inout HTMLPage) {
    guard !upcoming.isEmpty else { return }
    page.element("<section>\n<h2>", "Coming within three months, if nothing is done (\(upcoming.count))", "</h2>\n")
    page.markup(
      "<table>\n<thead><tr><th scope=\"col\">By</th><th scope=\"col\">Case</th><th scope=\"col\">What</th><th scope=\"col\">Owed by</th></tr></thead>\n<tbody>\n"
    )
    for clock in upcoming.prefix(GapReport.clocksOnPage) {
      page.element("<tr><td>", clock.upcoming.due.spoken, "</td>")
      page.element("<td>", clock.reference.text, "</td>")
      page.element("<td>", clock.entry?.title ?? clock.upcoming.rule.text, "</td>")
      page.element("<td>", clock.upcoming.owedBy.names, "</td></tr>\n")
    }
    page.markup("</tbody>\n</table>\n")
    if upcoming.count > GapReport.clocksOnPage {
      page.element(
        "<p>", "And \(upcoming.count - GapReport.clocksOnPage) more; JSON and CSV have all of them.",
        "</p>\n")
    }
    page.markup("</section>\n")
  }

  private static let clocksOnPage = 200
}

extension String {
  /// The text with its first letter a capital.
  var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
