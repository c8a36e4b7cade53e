package import CivilTime

/// What a letter to the person is about; the words of the table.
package enum LetterKind: String, Sendable, CaseIterable {
  case entitlement, plan, ending, review
}

/// How the content of a letter is written; the words of the table.
package enum LetterForm: String, Sendable, CaseIterable {
  case text, html
}

/// A letter that is to be kept.
package struct LetterToKeep: Sendable {
  package let kind: LetterKind
  package let form: LetterForm
  /// The day that it tells about.
  package let on: CivilDate
  /// The moment whose knowledge it tells; nil is now.
  package let knownAt: Instant?
  package let ruleSet: String
  package let content: String

  package init(
    _ kind: LetterKind, _ form: LetterForm, on: CivilDate, knownAt: Instant?, ruleSet: String, content: String
  ) {
    self.kind = kind
    self.form = form
    self.on = on
    self.knownAt = knownAt
    self.ruleSet = ruleSet
    self.content = content
  }
}

/// A letter as it was kept.
package struct KeptLetter: Sendable {
  package let number: Int
  package let kind: LetterKind
  package let form: LetterForm
  package let madeAt: Instant
  /// As the audit trail names him.
  package let madeBy: String
  package let on: CivilDate
  package let knownAt: Instant?
  package let ruleSet: String
  /// SHA-256 of the content, in hexadecimal digits.
  package let hash: String
  package let content: String
}
