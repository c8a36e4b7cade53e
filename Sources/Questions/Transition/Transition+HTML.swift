import CaseFile
import CivilTime
import Rules

extension Transition {
  /// The report as one page that needs nothing else and prints well on A4.
  package var html: String {
    var page = HTMLPage()
    page.open(title: "Change of bodies: \(title)", kind: "Section 117 after-care: change of bodies")
    page.element("<h1>", title, "</h1>\n")
    page.element("<p>", basis, "</p>\n</header>\n<main>\n")
    page.element("<p class=\"lead\">", summary, "</p>\n")
    addTotals(to: &page)
    for person in persons { Transition.add(person.reference, person.rows, to: &page) }
    page.markup("</main>\n</body>\n</html>\n")
    return page.text
  }

  private func addTotals(to page: inout HTMLPage) {
    guard !totals.isEmpty else { return }
    page.markup("<table class=\"totals\">\n<thead><tr><th scope=\"col\">Body</th><th scope=\"col\">People</th>")
    for kind in TransitionRow.Kind.allCases { page.element("<th scope=\"col\">", kind.title, "</th>") }
    page.markup("</tr></thead>\n<tbody>\n")
    for total in totals {
      page.element("<tr><th scope=\"row\">", "\([total.body].names) (\(total.body))", "")
      page.element("<br><span class=\"rule\">now ", event.after(total.body), "</span></th>")
      for count in [total.people] + total.counts { page.element("<td>", String(count), "</td>") }
      page.markup("</tr>\n")
    }
    page.markup("</tbody>\n</table>\n")
    page.markup("<p class=\"note\">A person with two of these bodies counts with both.</p>\n")
  }

  private static func add(
    _ reference: CaseReference?, _ rows: [TransitionRow], to page: inout HTMLPage
  ) {
    page.element("<section>\n<h3>", reference.map { "Case \($0)" } ?? "In the directory", "</h3>\n<table>\n")
    page.markup(
      "<thead><tr><th scope=\"col\">Kind</th><th scope=\"col\">What</th><th scope=\"col\">Named</th><th scope=\"col\">Due</th><th scope=\"col\">State</th></tr></thead>\n<tbody>\n"
    )
    for row in rows {
      page.element("<tr><td>", row.kind.title, "</td>")
      page.element("<td>", row.what, "")
      page.element(
        " <span class=\"rule\">", [row.rule?.text, row.subject].compactMap(\.self).joined(separator: " "),
        "</span></td>")
      page.element("<td>", row.body.text, "</td>")
      page.element("<td>", row.due?.spoken ?? "", "</td>")
      page.element("<td>", row.state?.rawValue ?? "", "</td></tr>\n")
    }
    page.markup("</tbody>\n</table>\n</section>\n")
  }
}
