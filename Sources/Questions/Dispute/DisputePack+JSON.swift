import CaseFile
import CivilTime
import Rules

extension DisputePack {
  /// The pack, format `aftercare-dispute-pack/1`.
  package var json: String {
    var json = JSONWriter()
    json.object { json in
      json.member("format", "aftercare-dispute-pack/1")
      json.member("case", reference.text)
      dates.writeMembers(to: &json)
      json.member("rule_set", RuleSet.version)
      json.member("dispute", "disputes:\(dispute.id)")
      json.member("parties", dispute.parties.map(\.text))
      json.member("lead", dispute.lead?.text)
      json.member("arose", dispute.firstWritten.description)
      json.member("refer_by", referBy.description)
      json.member("arguments_by", argumentsBy?.description)
      json.name("items")
      json.array(items) { $1.write(to: &$0) }
    }
    return json.text
  }
}

extension DisputePack.Item {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("regulation", place)
      json.member("title", title)
      json.member("state", state.rawValue)
      json.member("exempt", exempt)
      json.name("held")
      json.array(blocks) { $1.write(to: &$0) }
      json.name("missing")
      json.array(missing) { json, missing in
        json.object { json in
          json.member("what", missing.what)
          json.member("to_do", missing.toDo)
        }
      }
    }
  }
}
