package import CaseFile
package import CivilTime

/// One case in a pattern.
package struct PatternCase: Hashable, Sendable {
  package let pattern: Pattern
  package let reference: CaseReference
  /// What it has in common with others: a provider and a day, a body, a reason.
  package let group: String
  /// The day on which it happened, or from which it holds; nil where it has no day of its own.
  package let on: CivilDate?
  /// What happened here.
  package let what: String
  /// The facts, as `list:id`.
  package let facts: [String]

  var place: (CaseReference, String, String, String) {
    (reference, on?.description ?? "", what, facts.joined(separator: " "))
  }
}

/// What one case adds to the patterns, and whose case it is.
package struct PatternShare: Sendable {
  /// The responsible council and NHS body, and who pays; each once.
  package let parties: [BodyCode]
  package let cases: [PatternCase]
}
