import CaseFile
import CivilTime
import Rules

extension RuleExplanation {
  /// Format `aftercare-explanation/1`.
  var json: String {
    var writer = JSONWriter()
    writer.object { json in
      json.member("format", "aftercare-explanation/1")
      json.member("case", found.reference.text)
      json.member("on", found.on.description)
      json.member("law_on", found.lawOn.description)
      json.member("rule_set", RuleSet.version)
      json.member("duty", found.duty.state.rawValue)
      writeRule(to: &json)
      json.name("recorded")
      json.object { json in
        for fact in facts {
          json.name(fact.name)
          json.literal(fact.json)
        }
      }
    }
    return writer.text
  }

  private func writeRule(to json: inout JSONWriter) {
    switch rule {
    case .check(let entry, let gaps, let upcoming):
      json.name("rule")
      entry.write(to: &json)
      json.name("gaps")
      json.array(gaps) { $1.write(to: &$0) }
      json.name("upcoming")
      json.array(upcoming) { $1.write(to: &$0) }
    case .responsible(let entry, let body):
      json.name("rule")
      entry.write(to: &json)
      json.name("decided")
      json.bool(body.rule == entry.id)
      json.name("answer")
      body.write(to: &json)
    }
  }
}
