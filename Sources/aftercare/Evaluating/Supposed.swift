import CaseFile
import CivilTime
import Questions
import Rules

/// A case as it is beside the case as it would be: what differs in the answers.
struct Supposed {
  private let difference: DeterminationDifference

  init(asIs: Determination, supposed: Determination) {
    difference = DeterminationDifference(from: asIs, to: supposed)
  }

  private var asIs: Determination { difference.before }

  var text: String {
    let (opened, closed, changed) = (difference.opened, difference.closed, difference.changed)
    var lines = ["Case \(asIs.reference) on \(asIs.on.spoken): what would be different", ""]
    for change in difference.changes {
      lines += ["  \(padded(change.name, 10)) is         \(change.before)", "             would be   \(change.after)"]
    }
    if !opened.isEmpty { lines += GapText.section("Would open", opened.map(GapText.lines(of:))) }
    if !closed.isEmpty { lines += GapText.section("Would close", closed.map(GapText.lines(of:))) }
    if !changed.isEmpty { lines += GapText.section("Would change, to", changed.map(GapText.lines(of:))) }
    if difference.isEmpty { lines.append("  Nothing: the same answers and the same gaps.") }
    if !(opened + changed).isEmpty { lines += ["", GapText.neverAReasonToDetain] }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Format `aftercare-supposition/1`: both determinations whole, and the gaps that differ.
  var json: String {
    var writer = JSONWriter()
    writer.object { json in
      json.member("format", "aftercare-supposition/1")
      json.member("case", asIs.reference.text)
      json.member("on", asIs.on.description)
      json.member("rule_set", RuleSet.version)
      difference.writeGaps(to: &json)
      json.name("as_it_is")
      asIs.write(to: &json)
      json.name("supposed")
      difference.after.write(to: &json)
    }
    return writer.text
  }
}
