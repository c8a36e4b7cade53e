package import CaseFile
import CivilTime

extension Determination {
  /// Writes the determination, format `aftercare-determination/1`.
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("format", Determination.format)
      json.member("case", reference.text)
      json.member("on", on.description)
      if let knownAt { json.member("known_at", knownAt.description) }
      json.member("law_on", lawOn.description)
      json.member("rule_set", RuleSet.version)
      json.name("eligibility")
      eligibility.write(to: &json)
      json.name("duty")
      duty.write(to: &json)
      json.name("council")
      council.write(to: &json)
      json.name("nhs_statutory")
      nhsStatutory.write(to: &json)
      json.name("nhs_payer")
      nhsPayer.write(to: &json)
      json.name("gaps")
      json.array(gaps) { $1.write(to: &$0) }
      json.name("upcoming")
      json.array(upcoming) { $1.write(to: &$0) }
      json.name("doubts")
      json.array(doubts) { $0.string($1.description) }
      json.member("next_change", nextChange?.description)
    }
  }

  /// The determination as one JSON text.
  package var json: String {
    var writer = JSONWriter()
    write(to: &writer)
    return writer.text
  }
}

extension JSONWriter {
  /// Writes a member with a text, or null.
  package mutating func member(_ name: String, _ text: String?) {
    self.name(name)
    if let text { string(text) } else { null() }
  }

  /// Writes a member with a list of texts.
  package mutating func member(_ name: String, _ texts: [String]) {
    self.name(name)
    array(texts) { $0.string($1) }
  }
}

extension Eligibility {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("status", status.rawValue)
      reasons.write(to: &json)
      json.member("doubts", doubts.map(\.description))
    }
  }
}

extension Duty {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("state", state.rawValue)
      json.member("since", since?.description)
      json.member("annotations", annotations.map(\.rawValue))
      reasons.write(to: &json)
    }
  }
}

extension ResponsibleBody {
  /// Writes the body as it stands in a determination.
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("body", body?.text)
      json.member("rule", rule)
      json.member("candidates", candidates.map(\.text))
      reasons.write(to: &json)
      json.member("doubts", doubts.map(\.description))
    }
  }
}

extension [Reason] {
  fileprivate func write(to json: inout JSONWriter) {
    json.name("reasons")
    json.array(self) { json, reason in
      json.object { json in
        json.member("text", reason.text)
        json.member("facts", reason.facts)
        json.member("sources", reason.sources)
      }
    }
  }
}

extension Gap {
  /// Writes the gap as it stands in a determination.
  package func write(to json: inout JSONWriter) {
    json.object { writeMembers(to: &$0) }
  }

  /// Writes the members of the gap, inside an object.
  package func writeMembers(to json: inout JSONWriter) {
    let entry = RuleEntry.entry(rule)
    json.member("rule", rule.text)
    json.member("subject", subject)
    json.member("severity", severity.rawValue)
    json.member("since", since.description)
    json.member("due", due?.description)
    json.member("owed_by", owedBy.map(\.text))
    json.member("title", entry?.title ?? "")
    json.member("why", why)
    json.member("remedy", entry?.remedy ?? "")
    json.member("sources", entry?.sources ?? [])
    json.member("facts", facts)
    json.member("doubts", doubts.map(\.description))
  }
}

extension Upcoming {
  /// Writes the running clock as it stands in a determination.
  package func write(to json: inout JSONWriter) {
    json.object { writeMembers(to: &$0) }
  }

  /// Writes the members of the clock, inside an object.
  package func writeMembers(to json: inout JSONWriter) {
    json.member("rule", rule.text)
    json.member("subject", subject)
    json.member("due", due.description)
    json.member("opens", opens.description)
    json.member("title", RuleEntry.entry(rule)?.title)
    json.member("owed_by", owedBy.map(\.text))
  }
}
