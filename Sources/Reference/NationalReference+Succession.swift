package import CaseFile
package import CivilTime

extension NationalReference {
  /// The event that ends the body or changes its code; nil where none is known.
  package func succession(of code: BodyCode) -> Succession? {
    successions[code]
  }

  /// The first day on which the body no longer exists, also where that day is still to come.
  ///
  /// A change of code is no abolition: a recoded council ends when that under its new code does.
  package func abolition(of code: BodyCode) -> CivilDate? {
    var code = code
    while let succession = successions[code] {
      guard case .recoded(let newCode) = succession.kind else { return succession.date }
      code = newCode
    }
    return nil
  }

  /// Whether the body has been abolished; the day is compared through the door given.
  package func isAbolished(_ code: BodyCode, hasReached: (CivilDate) -> Bool) -> Bool {
    guard let date = abolition(of: code) else { return false }
    return hasReached(date)
  }

  /// Whether the two are equal or one succeeds to the other, whatever the dates.
  package func isSameBody(_ one: BodyCode, _ other: BodyCode) -> Bool {
    one == other || succeeds(other, to: one) || succeeds(one, to: other)
  }

  /// Whether `successor` took over from `body`, or a part of it, through any chain of successions.
  package func succeeds(_ successor: BodyCode, to body: BodyCode) -> Bool {
    successors[body]?.contains(successor) ?? false
  }

  /// Every body that took over from this one or a part of it, directly or later. Sorted.
  package func successors(of code: BodyCode) -> [BodyCode] {
    successors[code] ?? []
  }

  /// Every body that this one took over from, wholly or in part, directly or earlier. Sorted.
  package func predecessors(of code: BodyCode) -> [BodyCode] {
    predecessors[code] ?? []
  }
}
