import CaseFile
import CivilTime
import Record
import Rules

extension CasePack {
  var chronologyTable: String {
    table(["day", "what", "recorded_as"], Chronology(paper).entries.map { [$0.day.description, $0.what, $0.fact] })
  }

  var responsibilityTable: String {
    table(
      ["from", "to", "duty", "council", "council_rule", "nhs_body", "nhs_rule", "nhs_payer", "why"],
      Responsibility(walk).periods.map { period in
        let found = period.found
        return [
          period.from.description, period.to.description, found.duty.state.rawValue, found.council.body?.text ?? "",
          found.council.rule ?? "", found.nhsStatutory.body?.text ?? "", found.nhsStatutory.rule ?? "",
          found.nhsPayer.body?.text ?? "", period.why,
        ]
      })
  }

  var decisionsTable: String {
    table(
      ["day", "decision", "by", "reasons", "evidence", "missing", "recorded_as"],
      CaseDecisions(paper).decisions.map {
        [
          $0.day.description, $0.what, $0.by, $0.reasons, $0.evidence.joined(separator: "; "),
          $0.missing.joined(separator: " "), $0.fact,
        ]
      })
  }

  var gapsTable: String {
    table(
      ["from", "until", "rule", "subject", "severity", "title", "owed_by", "why"],
      walk.gapRuns.map { run in
        [
          run.from.description, run.until?.description ?? "", run.gap.rule.text, run.gap.subject,
          run.gap.severity.rawValue, RuleEntry.entry(run.gap.rule)?.title ?? "",
          run.gap.owedBy.map(\.text).joined(separator: " "), run.gap.why,
        ]
      })
  }

  var toldTable: String {
    table(
      ["night", "what", "since", "rule", "subject", "severity", "title", "owed_by", "cause", "why"],
      told.steps.map { step in
        [
          step.night.description, step.kind.rawValue, step.since.description, step.rule.text, step.subject,
          step.severity.rawValue, RuleEntry.entry(step.rule)?.title ?? "",
          step.owedBy.map(\.text).joined(separator: " "), step.cause?.rawValue ?? "", step.why,
        ]
      })
  }

  /// Who was taken out, where the name stood first, and how often the label stands in each file; then the free texts
  /// that were searched and are still there.
  func redactions(in files: [File]) -> String {
    var rows: [[String]] = []
    for person in redactor.people {
      for file in files {
        let times = file.text.components(of: person.label)
        if times > 0 {
          rows.append([person.label, person.namedIn, file.path, String(times), "name of another person"])
        }
      }
    }
    rows += redactor.freeTexts.sorted().map {
      ["", $0, "", "", "free text: searched for the names above and not read by anybody"]
    }
    return table(["label", "field", "file", "times", "why"], rows)
  }

  private func table(_ columns: [String], _ rows: [[String]]) -> String {
    var table = CSVTable(columns: columns)
    for row in rows { table.add(row) }
    return table.text
  }
}

extension String {
  /// How often a text stands in this one.
  fileprivate func components(of part: String) -> Int {
    var (count, rest) = (0, self[...])
    while let found = rest.firstRange(of: part) {
      count += 1
      rest = rest[found.upperBound...]
    }
    return count
  }
}
