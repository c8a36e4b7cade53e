/// Two determinations of one case beside each other, and what differs in their gaps.
package struct Difference: Sendable {
  package let before: Determination
  package let after: Determination

  package init(before: Determination, after: Determination) {
    self.before = before
    self.after = after
  }

  /// Gaps of the second that the first has not.
  package var opened: [Gap] { after.gaps.missing(from: before.gaps) }
  /// Gaps of the first that the second has not.
  package var closed: [Gap] { before.gaps.missing(from: after.gaps) }
  /// Gaps of both that are worse, milder, older or owed by others; as the second has them.
  package var changed: [Gap] {
    after.gaps.filter { gap in
      before.gaps.contains { $0.isSame(as: gap) && $0.outcome != gap.outcome }
    }
  }
}

extension [Gap] {
  /// Those of these that have no like among the others.
  fileprivate func missing(from others: [Gap]) -> [Gap] {
    filter { gap in !others.contains { $0.isSame(as: gap) } }
  }
}

extension Gap {
  /// Whether both are one gap, on different days or by different facts.
  package func isSame(as other: Gap) -> Bool { rule == other.rule && subject == other.subject }

  /// All of the gap but its words.
  fileprivate var outcome: Gap {
    var gap = self
    gap.why = ""
    gap.facts = []
    return gap
  }
}
