package import CaseFile
package import CivilTime

/// A division of a body at which someone must say who takes a case.
package struct Split: Hashable, Sendable {
  package let from: BodyCode
  /// The first day on which the body no longer exists.
  package let date: CivilDate
  /// Those that took a part, sorted.
  package let candidates: [BodyCode]
}
