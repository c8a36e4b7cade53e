import CaseFile
import CivilTime
import Rules

/// All bodies beside one another: the sums of their outward reports and nothing else, so that it tells nothing new.
///
/// There is no sum over bodies: a gap owed by two is in both.
package struct OutwardBodies: Sendable {
  let reports: [OutwardReport]

  package init(_ reports: [OutwardReport]) {
    self.reports = reports
  }

  package var csv: String {
    var table = CSVTable(columns: ["night", "body", "name"] + OutwardReport.columns + ["caution"])
    for report in reports {
      table.add(
        [report.basis.day.description, report.scope.code, report.scope.title]
          + (report.table.columnSums + [report.table.total]).map(\.text) + [report.caution])
    }
    return table.text
  }

  /// What must be known of any of them, each once.
  private var cautions: [String] {
    reports.flatMap(\.cautions).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  package var html: String {
    var page = HTMLPage()
    page.open(title: "Open gaps by body", kind: "Section 117 after-care: open gaps")
    page.element("<h1>All bodies</h1>\n<p>", reports.first?.basis.title ?? "", "</p>\n</header>\n<main>\n")
    for line in cautions { page.element("<p class=\"warning\">", line, "</p>\n") }
    page.markup(
      "<table class=\"totals\">\n<caption>Open gaps by the body that owes them; a gap owed by two is in both</caption>\n"
    )
    page.addSeverityHead("Body")
    for report in reports {
      page.element("<tr><th scope=\"row\">", "\(report.scope.title) (\(report.scope.code))", "</th>")
      for number in report.table.columnSums + [report.table.total] {
        page.element("<td>", number.text, "</td>")
      }
      page.markup("</tr>\n")
    }
    page.element("</tbody>\n</table>\n<p class=\"note\">", OutwardReport.legend, "</p>\n</main>\n</body>\n</html>\n")
    return page.text
  }
}
