import CaseFile
import CivilTime
import Record
import Rules

extension ReportOutline {
  /// The first page for a terminal or a plain letter.
  var firstPageText: [String] {
    let page = counts.firstPage
    return worstLines(page) + brief("New", page.new) + brief("Better: closed since the night before", page.better)
      + (page.eased.isEmpty ? [] : brief("Better: less bad than the night before", page.eased))
      + (page.worsened.isEmpty ? [] : brief("Worse than the night before", page.worsened))
      + ageLines(page) + monthLines
  }

  private func worstLines(_ page: FirstPage) -> [String] {
    guard !page.worst.isEmpty else { return [] }
    return ["", "Worst, longest standing first (\(page.worst.count) of \(page.worstCount))"]
      + page.worst.map {
        "  \($0.gap.severity.rawValue.widened(to: 9))\($0.reference.text.widened(to: 16)) since "
          + "\($0.gap.since)  \($0.title)"
      }
  }

  private func brief(_ title: String, _ list: BriefList) -> [String] {
    ["", "\(title): \(list.spokenCounts)"]
  }

  private func ageLines(_ page: FirstPage) -> [String] {
    guard counts.open > 0 else { return [] }
    return ["", "How long they have stood" + ReportOutline.severityHead]
      + page.ages.map { line($0.age.title, $0.counts) }
  }

  private var monthLines: [String] {
    guard !months.isEmpty else { return [] }
    return ["", "Open at the end of".widened(to: 24) + ReportOutline.severityHead]
      + months.map { month in
        month.counts.map { line(month.on.description, $0) } ?? "  \(month.on)    no night had been published"
      }
  }

  private func line(_ title: String, _ counts: [Int]) -> String {
    "  " + title.widened(to: 22) + counts.map { String($0).padded(to: 9) }.joined()
      + String(counts.reduce(0, +)).padded(to: 9)
  }

  private static var severityHead: String {
    Severity.allCases.map { $0.rawValue.padded(to: 9) }.joined() + "      all"
  }
}

extension BriefList {
  /// How many there are, by severity, as a sentence has it.
  var spokenCounts: String {
    guard !isEmpty else { return "none" }
    let parts = zip(Severity.allCases, counts).filter { $0.1 > 0 }
      .map { "\($0.1) \($0.0.rawValue)" }
    return "\(count) (\(parts.joined(separator: ", ")))"
  }
}

extension ReportedGap {
  /// What the rule calls it.
  var title: String { entry?.title ?? gap.rule.text }
}
