import CaseFile
import CivilTime
import Rules

/// A case as it is beside the case as it would be: what differs in the answers.
struct Supposed {
  let asIs: Determination
  let supposed: Determination

  init(asIs: Determination, supposed: Determination) {
    self.asIs = asIs
    self.supposed = supposed
  }

  /// An answer that differs: its name, as it is and as it would be.
  struct Change {
    let name: String
    let asIs: String
    let supposed: String
  }

  /// Eligibility, duty, bodies, doubts and running clocks, where they differ.
  var changes: [Change] {
    let pairs = [
      ("Entitled", asIs.eligibility.status.phrase, supposed.eligibility.status.phrase),
      ("Duty", asIs.duty.phrase, supposed.duty.phrase),
      ("Council", asIs.council.phrase, supposed.council.phrase),
      ("NHS body", asIs.nhsStatutory.phrase, supposed.nhsStatutory.phrase),
      ("NHS payer", asIs.nhsPayer.phrase, supposed.nhsPayer.phrase),
      ("Doubts", asIs.doubtsPhrase, supposed.doubtsPhrase),
      ("Coming", asIs.comingPhrase, supposed.comingPhrase),
    ]
    return pairs.filter { $0.1 != $0.2 }.map { Change(name: $0.0, asIs: $0.1, supposed: $0.2) }
  }

  /// Gaps that would be open and are not.
  var opened: [Gap] { supposed.gaps.missing(from: asIs.gaps) }
  /// Gaps that are open and would not be.
  var closed: [Gap] { asIs.gaps.missing(from: supposed.gaps) }
  /// Gaps open in both that would be worse, milder, older or owed by others; as they would be.
  var changed: [Gap] {
    supposed.gaps.filter { gap in
      asIs.gaps.contains { $0.isSame(as: gap) && $0.outcome != gap.outcome }
    }
  }

  var text: String {
    var lines = ["Case \(asIs.reference) on \(asIs.on.spoken): what would be different", ""]
    for change in changes {
      lines += ["  \(padded(change.name, 10)) is         \(change.asIs)", "             would be   \(change.supposed)"]
    }
    if !opened.isEmpty { lines += GapText.section("Would open", opened.map(GapText.lines(of:))) }
    if !closed.isEmpty { lines += GapText.section("Would close", closed.map(GapText.lines(of:))) }
    if !changed.isEmpty { lines += GapText.section("Would change, to", changed.map(GapText.lines(of:))) }
    if changes.isEmpty, opened.isEmpty, closed.isEmpty, changed.isEmpty {
      lines.append("  Nothing: the same answers and the same gaps.")
    }
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
      for (name, gaps) in [("opened", opened), ("closed", closed), ("changed", changed)] {
        json.name(name)
        json.array(gaps) { $1.write(to: &$0) }
      }
      json.name("as_it_is")
      asIs.write(to: &json)
      json.name("supposed")
      supposed.write(to: &json)
    }
    return writer.text
  }
}

extension Determination {
  fileprivate var doubtsPhrase: String {
    doubts.isEmpty ? "none" : doubts.map(\.description).joined(separator: ", ")
  }

  fileprivate var comingPhrase: String {
    let clocks = upcoming.map { "\($0.rule) \($0.subject) by \($0.due)" }
    return clocks.isEmpty ? "nothing" : clocks.joined(separator: ", ")
  }
}

extension [Gap] {
  /// Those of these that have no like among the others.
  fileprivate func missing(from others: [Gap]) -> [Gap] {
    filter { gap in !others.contains { $0.isSame(as: gap) } }
  }
}

extension Gap {
  fileprivate func isSame(as other: Gap) -> Bool { rule == other.rule && subject == other.subject }

  /// All of the gap but its words.
  fileprivate var outcome: Gap {
    var gap = self
    gap.why = ""
    gap.facts = []
    return gap
  }
}
