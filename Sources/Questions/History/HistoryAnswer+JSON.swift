import CaseFile
import CivilTime
import Rules

extension HistoryAnswer {
  /// The history, format `aftercare-history/1`.
  package var json: String {
    var json = JSONWriter()
    json.object { json in
      json.member("format", "aftercare-history/1")
      json.member("case", reference.text)
      json.member("known_at", knownAt?.description)
      json.member("rule_set", RuleSet.version)
      json.name("steps")
      json.array(steps) { $1.write(to: &$0) }
    }
    return json.text
  }
}

extension HistoryStep {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("at", at.description)
      json.member("on", on.description)
      json.name("facts")
      json.array(changes) { $1.write(to: &$0) }
      json.name("opened_by_time")
      json.array(elapsed) { $1.write(to: &$0) }
      json.name("answers")
      json.array(effect.changes) { json, change in
        json.object { json in
          json.member("name", change.name)
          json.member("before", change.before)
          json.member("after", change.after)
        }
      }
      effect.writeGaps(to: &json)
    }
  }
}

extension FactEvent {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("fact", fact)
      json.member("change", kind.rawValue)
      json.member("recorded_by", by)
      json.member("source", source)
      json.member("reason", reason)
      json.name("fields")
      json.array(fields) { json, field in
        json.object { json in
          json.member("name", field.name)
          json.member("before", field.before)
          json.member("after", field.after)
        }
      }
    }
  }
}
