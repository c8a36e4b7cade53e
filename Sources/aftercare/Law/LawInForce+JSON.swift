import CaseFile
import CivilTime
import Rules

extension LawInForce {
  /// Format `aftercare-law/1`.
  var json: String {
    var writer = JSONWriter()
    writer.object { json in
      json.member("format", "aftercare-law/1")
      json.member("on", on.description)
      json.member("rule_set", RuleSet.version)
      json.member("past_verify_by", toVerify.map(\.title))
      json.name("responsible")
      json.array(rules) { $1.write(to: &$0) }
      json.member("checks", RuleEntry.all.map(\.id.text))
      json.name("sources")
      json.array(sources) { json, entry in write(entry, to: &json) }
      json.name("not_in_force")
      json.array(sourcesToCome) { json, entry in write(entry, to: &json) }
      json.name("settings")
      json.array(SettingEntry.all) { json, entry in write(entry, to: &json) }
      json.name("doubts")
      json.array(DoubtEntry.all) { json, entry in
        json.object { json in
          json.member("doubt", entry.doubt.description)
          json.member("question", entry.question)
          json.member("reading", entry.reading)
        }
      }
    }
    return writer.text
  }

  private func write(_ entry: LawEntry, to json: inout JSONWriter) {
    json.object { json in
      json.member("title", entry.title)
      json.member("kind", entry.kind.rawValue)
      json.member("says", entry.says)
      json.member("from", entry.from?.description)
      json.member("until", entry.until?.description)
      json.member("evidence", entry.evidence.rawValue)
      json.member("verify_by", entry.verifyBy?.description)
      json.name("is_past_verify_by")
      json.bool(isPastVerifying(entry))
      json.member("rules", entry.rules)
    }
  }

  private func write(_ entry: SettingEntry, to json: inout JSONWriter) {
    json.object { json in
      json.member("key", entry.key.name)
      json.member("value", settings.text(of: entry.key))
      json.member("standard", entry.standard)
      json.member("kind", entry.kind)
      json.member("meaning", entry.meaning)
      json.member("rules", entry.rules.map(\.id.text))
      json.member("sources", Array(Set(entry.rules.flatMap(\.sources))).sorted())
    }
  }
}
