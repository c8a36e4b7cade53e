package import CaseFile
internal import CivilTime
package import Rules

/// What a change did: how much it recorded, the new version, and what the rules say since.
package struct ChangeAnswer: Sendable {
  package static let format = "aftercare-recorded/1"

  package let reference: CaseReference
  package let count: ImportCount
  package let versionBefore: Int
  /// The version of the case after the change; the same as before where nothing was new.
  package let version: Int
  /// Whether it was only tried out and nothing was recorded.
  package let isRehearsal: Bool
  /// The determinations of the day before and after the change, from one snapshot.
  package let difference: Difference

  /// Format `aftercare-recorded/1`.
  package var json: String {
    var writer = JSONWriter()
    writer.object { json in
      json.member("format", ChangeAnswer.format)
      json.member("case", reference.text)
      json.name("version")
      json.integer(version)
      json.name("version_before")
      json.integer(versionBefore)
      json.name("dry_run")
      json.bool(isRehearsal)
      json.name("facts")
      json.object { json in
        for (name, number) in [
          ("new", count.new), ("changed", count.changed), ("withdrawn", count.withdrawn),
          ("equal", count.equal),
        ] {
          json.name(name)
          json.integer(number)
        }
      }
      write(difference, to: &json)
    }
    return writer.text
  }

  private func write(_ difference: Difference, to json: inout JSONWriter) {
    json.member("on", difference.after.on.description)
    json.member("rule_set", RuleSet.version)
    for (name, gaps) in [
      ("opened", difference.opened), ("closed", difference.closed), ("changed", difference.changed),
    ] {
      json.name(name)
      json.array(gaps) { $1.write(to: &$0) }
    }
    for (name, determination) in [("before", difference.before), ("after", difference.after)] {
      json.name(name)
      json.object { json in
        json.member("eligibility", determination.eligibility.status.rawValue)
        json.member("duty", determination.duty.state.rawValue)
        json.member("duty_since", determination.duty.since?.description)
        json.member("council", determination.council.body?.text)
        json.member("nhs_statutory", determination.nhsStatutory.body?.text)
        json.member("nhs_payer", determination.nhsPayer.body?.text)
        json.member("next_change", determination.nextChange?.description)
      }
    }
  }
}

/// A change as it is answered.
package struct RecordedChange: Sendable {
  /// The answer; to a key that came before, the same bytes as then.
  package let json: String
  /// The version at which the case is now.
  package let version: Int
  /// Whether the key came before, so that nothing was done again.
  package let isKept: Bool
  /// The answer as a value; nil where it was kept.
  package let answer: ChangeAnswer?

  init(json: String, version: Int, isKept: Bool, answer: ChangeAnswer? = nil) {
    self.json = json
    self.version = version
    self.isKept = isKept
    self.answer = answer
  }
}
