package import CaseFile
package import CivilTime

extension DischargeCheck {
  /// Writes the check; `instant` is when it was made.
  package func write(to json: inout JSONWriter, checkedAt instant: Instant) {
    json.object { json in
      json.member("format", DischargeCheck.format)
      json.member("case", determination.reference.text)
      json.member("on", determination.on.description)
      json.member("checked_at", instant.description)
      json.member("verdict", verdict.rawValue)
      for (name, gaps) in [("blocking", blocking), ("advisory", advisory), ("other", other)] {
        json.name(name)
        json.array(gaps) { $1.write(to: &$0) }
      }
      json.name("determination")
      determination.write(to: &json)
    }
  }
}
