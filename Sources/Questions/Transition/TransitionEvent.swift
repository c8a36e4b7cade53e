package import CaseFile
package import CivilTime
package import Reference

/// Bodies that end on one day, all or some of them.
package struct TransitionEvent: Hashable, Sendable {
  /// The first day without them.
  package let date: CivilDate
  /// Sorted by code.
  package let successions: [Succession]

  /// The change that ends this body; nil where none is known. A change of code alone ends no body.
  package init?(of body: BodyCode) {
    guard let found = NationalReference.shipped.succession(of: body), !found.isRecoding else { return nil }
    (date, successions) = (found.date, [found])
  }

  /// All that change on this day; nil where nothing is known to.
  package init?(on date: CivilDate) {
    let found = TransitionEvent.known.filter { $0.date == date }
    guard !found.isEmpty else { return nil }
    (self.date, successions) = (date, found)
  }

  /// Every day on which bodies end, in order.
  package static var dates: [CivilDate] { Set(known.map(\.date)).sorted() }

  private static var known: [Succession] {
    NationalReference.shipped.allBodies.compactMap { NationalReference.shipped.succession(of: $0.code) }
      .filter { !$0.isRecoding }
  }

  package var bodies: [BodyCode] { successions.map(\.body) }

  /// What comes after a body, in words.
  package func after(_ body: BodyCode) -> String {
    guard let found = successions.first(where: { $0.body == body }) else { return "" }
    switch found.kind {
    case .whole(let successor), .recoded(let successor): return [successor].names
    case .split(let parts): return "divided among " + parts.names
    case .splitWithoutCodes: return "divided; the new bodies have no codes yet"
    }
  }
}
