package import CaseFile
import CivilTime
package import Rules

/// Two determinations of a case: what differs in the answers of the second.
package struct DeterminationDifference: Sendable {
  package let before: Determination
  package let after: Determination

  package init(from before: Determination, to after: Determination) {
    self.before = before
    self.after = after
  }

  /// An answer that differs: its name, as it was and as it is.
  package struct Change: Hashable, Sendable {
    package let name: String
    package let before: String
    package let after: String
  }

  /// Eligibility, duty, bodies, doubts and running clocks, where they differ.
  package var changes: [Change] {
    let pairs = [
      ("Entitled", before.eligibility.status.phrase, after.eligibility.status.phrase),
      ("Duty", before.duty.phrase, after.duty.phrase),
      ("Council", before.council.phrase, after.council.phrase),
      ("NHS body", before.nhsStatutory.phrase, after.nhsStatutory.phrase),
      ("NHS payer", before.nhsPayer.phrase, after.nhsPayer.phrase),
      ("Doubts", before.doubtsPhrase, after.doubtsPhrase),
      ("Coming", before.comingPhrase, after.comingPhrase),
    ]
    return pairs.filter { $0.1 != $0.2 }.map { Change(name: $0.0, before: $0.1, after: $0.2) }
  }

  /// Gaps that are open only after.
  package var opened: [Gap] { after.gaps.missing(from: before.gaps) }
  /// Gaps that were open only before.
  package var closed: [Gap] { before.gaps.missing(from: after.gaps) }
  /// Gaps open in both that are worse, milder, older or owed by others; as they are after.
  package var changed: [Gap] {
    after.gaps.filter { gap in
      before.gaps.contains { $0.isSame(as: gap) && $0.outcome != gap.outcome }
    }
  }

  /// Whether the answers and the gaps are the same.
  package var isEmpty: Bool { changes.isEmpty && opened.isEmpty && closed.isEmpty && changed.isEmpty }

  /// Writes the gaps that differ as members of the object at hand.
  package func writeGaps(to json: inout JSONWriter) {
    for (name, gaps) in [("opened", opened), ("closed", closed), ("changed", changed)] {
      json.name(name)
      json.array(gaps) { $1.write(to: &$0) }
    }
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
  /// Whether both are one gap on different days or by different facts.
  package func isSame(as other: Gap) -> Bool { rule == other.rule && subject == other.subject }

  /// All of the gap but its words.
  fileprivate var outcome: Gap {
    var gap = self
    gap.why = ""
    gap.facts = []
    return gap
  }
}
