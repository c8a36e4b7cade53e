import CaseFile
import CivilTime
import Record
import Rules

extension CaseLedger: Listed {
  package var text: String {
    var lines = ["Ledger of case \(reference): what the nights found"]
    lines += steps.map { step in
      "  \(step.night)  \(step.kind.rawValue.widened(to: 9))  \(step.rule) \(step.subject)  \(step.severity.rawValue)"
        + "  \(step.title)" + (step.cause.map { ", because \($0.words)" } ?? "")
    }
    if steps.isEmpty { lines.append("  No night has found a gap in it.") }
    for given in acceptances {
      lines.append(
        "  \(given.acceptedOn)  accepted   \(given.rule) \(given.subject)  for \(given.body) by \(given.acceptedBy), until "
          + "\(given.until.previous)" + (given.endedOn.map { ", ended on \($0)" } ?? "") + ": \(given.reason)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  package var csv: String {
    var table = CSVTable(columns: [
      "night", "what", "case", "rule", "subject", "severity", "owed_by", "cause", "title", "why",
    ])
    for step in steps {
      table.add([
        step.night.description, step.kind.rawValue, reference.text, step.rule.text, step.subject,
        step.severity.rawValue, step.owedBy.map(\.text).joined(separator: " "), step.cause?.rawValue ?? "",
        step.title, step.why,
      ])
    }
    return table.text
  }

  /// Format `aftercare-ledger/1`.
  package var json: String {
    var json = JSONWriter()
    json.object { json in
      json.member("format", "aftercare-ledger/1")
      json.member("case", reference.text)
      json.name("steps")
      json.array(steps) { json, step in
        json.object { json in
          json.member("night", step.night.description)
          json.member("what", step.kind.rawValue)
          json.member("rule", step.rule.text)
          json.member("subject", step.subject)
          json.member("severity", step.severity.rawValue)
          json.name("owed_by")
          json.array(step.owedBy) { $0.string($1.text) }
          json.member("cause", step.cause?.rawValue)
          json.member("why", step.why)
        }
      }
      json.name("acceptances")
      json.array(acceptances) { json, given in
        json.object { json in
          json.member("rule", given.rule.text)
          json.member("subject", given.subject)
          json.member("body", given.body.text)
          json.member("by", given.acceptedBy)
          json.member("reason", given.reason)
          json.member("on", given.acceptedOn.description)
          json.member("until", given.until.previous.description)
          json.member("ended_on", given.endedOn?.description)
        }
      }
    }
    return json.text
  }
}

extension CaseLedger.Step {
  fileprivate var title: String { RuleEntry.entry(rule)?.title ?? rule.text }
}
