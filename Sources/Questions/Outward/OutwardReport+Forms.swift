import CaseFile
import CivilTime
import Rules

extension OutwardReport {
  /// The report in one of its forms.
  package func rendered(as format: GapReport.Format) -> String {
    switch format {
    case .text: text
    case .csv: csv
    case .json: json
    case .html: html
    }
  }

  private var text: String {
    let head = String(repeating: " ", count: 17) + Self.columns.map { $0.padded(to: 9) }.joined()
    let rows = lines.map { line in
      "  " + line.title.widened(to: 15) + line.numbers.map { $0.text.padded(to: 9) }.joined()
    }
    let duties = liveDuties.map { ["Live duties: \($0.text)."] } ?? []
    return
      (["Section 117 after-care: open gaps", "\(scope.title) (\(scope.code))", basis.title] + duties
      + cautions + ["", head] + rows + ["", Self.legend, "Rule set \(ruleSet)."]).joined(separator: "\n") + "\n"
  }

  /// All cautions as one, for a column of a table.
  var caution: String { cautions.joined(separator: " ") }

  private var csv: String {
    var table = CSVTable(columns: ["night", "body", "theme"] + Self.columns + ["caution"])
    for line in lines {
      table.add([basis.day.description, scope.code, line.name] + line.numbers.map(\.text) + [caution])
    }
    return table.text
  }

  private var json: String {
    var json = JSONWriter()
    json.object { json in
      json.member("format", "aftercare-outward-report/1")
      json.member("body", scope == .nobody ? nil : scope.code)
      json.member("name", scope.title)
      json.member("on", basis.day.description)
      json.member("rule_set", ruleSet)
      json.member("live_duties", liveDuties?.text)
      json.name("cautions")
      json.array(cautions) { $0.string($1) }
      json.name("by_theme")
      json.object { json in
        for line in lines {
          json.name(line.name)
          json.object { json in
            for (column, number) in zip(Self.columns, line.numbers) { json.member(column, number.text) }
          }
        }
      }
    }
    return json.text + "\n"
  }

  private var html: String {
    var page = HTMLPage()
    page.open(title: "Open gaps: \(scope.title), \(basis.day.spoken)", kind: "Section 117 after-care: open gaps")
    page.element("<h1>", scope.title, "</h1>\n")
    page.element("<p>", basis.title, "</p>\n</header>\n<main>\n")
    for line in cautions { page.element("<p class=\"warning\">", line, "</p>\n") }
    if let liveDuties { page.element("<p class=\"lead\">Live duties: ", liveDuties.text, "</p>\n") }
    page.markup("<table class=\"totals\">\n<caption>Open gaps by theme and severity</caption>\n")
    page.addSeverityHead("Theme")
    for line in lines {
      page.element("<tr><th scope=\"row\">", line.title, "</th>")
      for number in line.numbers { page.element("<td>", number.text, "</td>") }
      page.markup("</tr>\n")
    }
    page.element("</tbody>\n</table>\n<p class=\"note\">", Self.legend, "</p>\n</main>\n")
    page.element("<footer><p>Rule set ", ruleSet, "</p></footer>\n</body>\n</html>\n")
    return page.text
  }
}
