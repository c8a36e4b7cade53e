import CaseFile
import CivilTime
import Record
import Rules

extension ReportOutline {
  /// Adds the first page: on paper it ends with a page's end.
  func addFirstPage(to page: inout HTMLPage) {
    let first = counts.firstPage
    page.markup("<section class=\"first\">\n")
    for line in summary { page.element("<p class=\"lead\">", line, "</p>\n") }
    addWorst(first, to: &page)
    page.markup("<div class=\"pair\">\n")
    addBrief("New", first.new, none: "Nothing new.", to: &page)
    addBrief("Better", first.better, none: "Nothing closed since the night before.", to: &page)
    page.markup("</div>\n")
    if !first.worsened.isEmpty || !first.eased.isEmpty {
      page.markup("<div class=\"pair\">\n")
      addBrief("Worse than the night before", first.worsened, none: "Nothing got worse.", to: &page)
      addBrief("Less bad than the night before", first.eased, none: "Nothing eased.", to: &page)
      page.markup("</div>\n")
    }
    addAges(first, to: &page)
    addMonths(to: &page)
    page.markup("</section>\n")
  }

  private func addWorst(_ first: FirstPage, to page: inout HTMLPage) {
    guard !first.worst.isEmpty else { return }
    page.element(
      "<h2>", "Worst, longest standing first (\(first.worst.count) of \(first.worstCount))", "</h2>\n")
    page.markup(
      "<table>\n<thead><tr><th scope=\"col\">Severity</th><th scope=\"col\">What</th><th scope=\"col\">Case</th><th scope=\"col\">Since</th></tr></thead>\n<tbody>\n"
    )
    for item in first.worst {
      page.markup("<tr class=\"")
      page.say(item.gap.severity.rawValue)
      page.element("\"><td><span class=\"severity\">", item.gap.severity.rawValue.capitalised, "</span></td>")
      page.element("<td>", item.title, "</td>")
      page.element("<td class=\"case\">", item.reference.text, "</td>")
      page.element("<td class=\"day\">", item.gap.since.spoken, "</td></tr>\n")
    }
    page.markup("</tbody>\n</table>\n")
  }

  private func addBrief(
    _ title: String, _ list: BriefList, none: String, to page: inout HTMLPage
  ) {
    page.element("<div>\n<h2>", "\(title) (\(list.count))", "</h2>\n")
    page.element("<p>", list.isEmpty ? none : "By severity: \(list.spokenCounts).", "</p>\n")
    if !list.isEmpty {
      page.markup("<ul>\n")
      for item in list.named {
        page.element("<li>", item.title, " <span class=\"case\">(")
        page.element("", item.reference.text, ")</span></li>\n")
      }
      if list.count > list.named.count {
        page.element("<li>", "and \(list.count - list.named.count) more, listed below", "</li>\n")
      }
      page.markup("</ul>\n")
    }
    page.markup("</div>\n")
  }

  private func addAges(_ first: FirstPage, to page: inout HTMLPage) {
    guard counts.open > 0 else { return }
    page.markup("<table class=\"totals\">\n<caption>How long the open gaps have stood</caption>\n")
    page.addSeverityHead("Open for")
    for (age, counts) in first.ages { page.addRow(age.title, counts) }
    page.markup("</tbody>\n</table>\n")
  }

  private func addMonths(to page: inout HTMLPage) {
    guard !months.isEmpty else { return }
    addChart(to: &page)
    page.markup(
      "<table class=\"totals small\">\n<caption>Open gaps at the end of the month; the last is this night</caption>\n")
    page.markup("<thead><tr><th scope=\"col\">Severity</th>")
    for month in months { page.element("<th scope=\"col\">", "\(month.label) \(month.year)", "</th>") }
    page.markup("</tr></thead>\n<tbody>\n")
    for severity in Severity.allCases {
      page.element("<tr><th scope=\"row\">", severity.rawValue.capitalised, "</th>")
      for month in months {
        page.element("<td>", month.counts.map { String($0[severity.rank]) } ?? "–", "</td>")
      }
      page.markup("</tr>\n")
    }
    page.markup("</tbody>\n</table>\n")
    if months.contains(where: { $0.counts == nil }) {
      page.markup("<p class=\"note\">– no night had been published by then.</p>\n")
    }
  }

  private func addChart(to page: inout HTMLPage) {
    let chart = MonthChart(months: months)
    page.markup(
      "<svg class=\"chart\" role=\"img\" aria-label=\"Open gaps at the end of each of the last twelve months by severity; the figures stand in the table below\" viewBox=\"0 0 "
    )
    page.say("\(MonthChart.width) \(MonthChart.height)")
    page.markup("\">\n")
    for count in [chart.most, 0] {
      page.element("<text class=\"scale\" x=\"32\" y=\"", String(chart.height(of: count) + 4), "\">")
      page.element("", String(count), "</text>\n")
      page.element("<path class=\"line\" d=\"", "M38 \(chart.height(of: count))H\(MonthChart.width)", "\"/>\n")
    }
    for (place, month) in months.enumerated() { addBar(month, at: chart.left(of: place), chart, to: &page) }
    page.markup("</svg>\n<p class=\"legend\">")
    for severity in Severity.allCases {
      page.element("<span class=\"key ", severity.rawValue, "\"></span> ")
      page.element("", severity.rawValue.capitalised, " ")
    }
    page.markup("</p>\n")
  }

  private func addBar(
    _ month: MonthEnd, at left: Int, _ chart: MonthChart, to page: inout HTMLPage
  ) {
    for part in chart.parts(of: month.counts ?? []) where part.height > 0 {
      page.element("<rect class=\"", part.severity.rawValue, "\"")
      page.element(" x=\"", String(left), "\"")
      page.element(" y=\"", String(part.top), "\"")
      page.element(" width=\"", String(MonthChart.barWidth), "\"")
      page.element(" height=\"", String(part.height), "\"/>\n")
    }
    page.element("<text class=\"month\" x=\"", String(left + MonthChart.barWidth / 2), "\"")
    page.element(" y=\"", String(MonthChart.ground + 16), "\">")
    page.element("", month.label, "</text>\n")
  }
}

extension HTMLPage {
  /// Opens a table of counts by severity.
  mutating func addSeverityHead(_ first: String) {
    element("<thead><tr><th scope=\"col\">", first, "</th>")
    for severity in Severity.allCases {
      element("<th scope=\"col\">", severity.rawValue.capitalised, "</th>")
    }
    markup("<th scope=\"col\">All</th></tr></thead>\n<tbody>\n")
  }

  /// Adds a row of counts by severity, with their sum.
  mutating func addRow(_ title: String, _ counts: [Int]) {
    element("<tr><th scope=\"row\">", title, "</th>")
    for count in counts + [counts.reduce(0, +)] { element("<td>", String(count), "</td>") }
    markup("</tr>\n")
  }
}
