import CaseFile
import CivilTime
import Record
import Rules

extension ReportOutline {
  /// Writes the first page as the member `summary`.
  func writeFirstPage(to json: inout JSONWriter) {
    let page = counts.firstPage
    json.name("summary")
    json.object { json in
      json.name("worst")
      json.array(page.worst) { json, item in
        json.object { json in
          json.member("case", item.reference.text)
          json.member("rule", item.gap.rule.text)
          json.member("subject", item.gap.subject)
          json.member("severity", item.gap.severity.rawValue)
          json.member("since", item.gap.since.description)
        }
      }
      json.name("worst_of")
      json.integer(page.worstCount)
      json.name("new")
      json.object { $0.severities(page.new.counts) }
      json.name("better")
      json.object { $0.severities(page.better.counts) }
      json.name("ages")
      json.object { json in
        for (age, counts) in page.ages {
          json.name(age.rawValue)
          json.object { $0.severities(counts) }
        }
      }
      json.name("month_ends")
      json.array(months) { json, month in
        json.object { json in
          json.member("on", month.on.description)
          json.name("open")
          guard let counts = month.counts else { return json.null() }
          json.object { $0.severities(counts) }
        }
      }
    }
  }
}

extension JSONWriter {
  /// Writes one member for each severity.
  mutating func severities(_ counts: [Int]) {
    for (severity, count) in zip(Severity.allCases, counts) {
      name(severity.rawValue)
      integer(count)
    }
  }
}
