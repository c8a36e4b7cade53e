import CaseFile
import CivilTime
import Questions
import Rules

/// A case as it is beside the case as it would be: what differs in the answers.
struct Supposed {
  private let difference: Difference

  init(asIs: Determination, supposed: Determination) {
    difference = Difference(before: asIs, after: supposed)
  }

  var text: String {
    let asIs = difference.before
    let lines = ["Case \(asIs.reference) on \(asIs.on.spoken): what would be different", ""]
    return (lines + DifferenceText(difference, .supposed).lines).joined(separator: "\n") + "\n"
  }

  /// Format `aftercare-supposition/1`: both determinations whole, and the gaps that differ.
  var json: String {
    var writer = JSONWriter()
    writer.object { json in
      json.member("format", "aftercare-supposition/1")
      json.member("case", difference.before.reference.text)
      json.member("on", difference.before.on.description)
      json.member("rule_set", RuleSet.version)
      difference.writeGaps(to: &json)
      json.name("as_it_is")
      difference.before.write(to: &json)
      json.name("supposed")
      difference.after.write(to: &json)
    }
    return writer.text
  }
}
