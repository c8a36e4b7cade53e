import CaseFile
import CivilTime

extension Patterns {
  /// Adds the patterns to the page of a report.
  func add(to page: inout HTMLPage) {
    page.markup("<section>\n<h2>Patterns of the register</h2>\n")
    page.element(
      "<p>",
      "On \(on.spoken), by what the night found and the facts known when it was published; \(casesRead) cases.",
      "</p>\n")
    for section in sections {
      page.element("<h3>", "\(section.pattern.title): \(section.spoken)", "</h3>\n")
      page.element("<p class=\"note\">", section.pattern.definition, "</p>\n")
      for group in section.groups { Patterns.add(group, to: &page) }
    }
    page.markup("</section>\n")
  }

  private static func add(_ group: Group, to page: inout HTMLPage) {
    page.element("<table>\n<caption>", "\(group.name): \(group.spokenPeople)", "</caption>\n")
    page.markup(
      "<thead><tr><th scope=\"col\">Case</th><th scope=\"col\">On</th><th scope=\"col\">What</th></tr></thead>\n<tbody>\n"
    )
    for item in group.cases {
      page.element("<tr><td>", item.reference.text, "</td>")
      page.element("<td>", item.on?.spoken ?? "", "</td>")
      page.element("<td>", item.what, "</td></tr>\n")
    }
    page.markup("</tbody>\n</table>\n")
  }
}
