import CaseFile
import CivilTime
import Rules

extension Investigation {
  /// The investigation, format `aftercare-investigation/1`.
  package var json: String {
    var json = JSONWriter()
    json.object { json in
      json.member("format", "aftercare-investigation/1")
      json.member("case", reference.text)
      dates.writeMembers(to: &json)
      json.member("rule_set", RuleSet.version)
      json.name("counts")
      json.object { json in
        for verdict in Verdict.allCases {
          json.name(verdict.rawValue)
          json.integer(count(verdict))
        }
      }
      json.name("themes")
      json.array(parts) { json, part in
        json.object { json in
          json.member("theme", part.theme.rawValue)
          json.member("verdict", part.verdict.rawValue)
          json.member("verdicts", part.verdicts.map(\.rawValue))
          json.name("questions")
          json.array(part.answers) { $1.write(to: &$0) }
        }
      }
      json.member("doubts", determination.doubts.map(\.description))
    }
    return json.text
  }
}

extension InquiryAnswer {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("question", question)
      json.member("verdict", verdict.rawValue)
      json.member("reason", reason)
      json.member("since", since?.description)
      json.name("gaps")
      json.array(gaps) { $1.write(to: &$0) }
      json.name("past")
      json.array(past) { json, fault in
        json.object { json in
          json.member("rule", fault.rule.text)
          json.member("subject", fault.subject)
          json.member("from", fault.from.description)
          json.member("until", fault.until.description)
        }
      }
      json.member("evidence", evidence)
    }
  }
}

extension InquiryGap {
  fileprivate func write(to json: inout JSONWriter) {
    let entry = RuleEntry.entry(gap.rule)
    json.object { json in
      json.member("rule", gap.rule.text)
      json.member("subject", gap.subject)
      json.member("nature", entry?.nature.rawValue)
      json.member("severity", gap.severity.rawValue)
      json.member("title", entry?.title)
      json.member("why", gap.why)
      json.member("since", gap.since.description)
      json.member("due", gap.due?.description)
      json.member("owed_by", gap.owedBy.map(\.text))
      json.member("to_do", entry?.remedy)
      json.member("sources", entry?.sources ?? [])
      json.member("record", citations)
    }
  }
}
