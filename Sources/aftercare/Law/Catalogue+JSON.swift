import CaseFile
import CivilTime
import Rules

extension Catalogue {
  /// Format `aftercare-rules/1`.
  var json: String {
    var writer = JSONWriter()
    writer.object { json in
      json.member("format", "aftercare-rules/1")
      json.member("rule_set", RuleSet.version)
      json.name("checks")
      json.array(checks) { $1.write(to: &$0) }
      json.name("responsible")
      json.array(responsible) { $1.write(to: &$0) }
    }
    return writer.text
  }
}

extension RuleEntry {
  /// Writes the entry as an object.
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("rule", id.text)
      json.member("theme", theme.rawValue)
      json.member("severity", severity.rawValue)
      json.member("nature", nature.rawValue)
      json.member("discharge", discharge?.rawValue)
      json.member("owed_by", owedBy)
      json.member("subject", subject)
      json.member("title", title)
      json.member("opens", opens)
      json.member("sources", sources)
      json.member("remedy", remedy)
      json.member("settings", settings.map(\.name))
    }
  }
}

extension ResponsibilityRule {
  /// Writes the rule as an object; `until` is the first day on which it no longer decides.
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("rule", id)
      json.member("decides", decides.rawValue)
      json.member("from", from?.description)
      json.member("until", until?.description)
      json.member("applies", applies)
      json.member("says", sentence)
      json.member("sources", sources)
    }
  }
}
