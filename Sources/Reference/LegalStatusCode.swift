/// A code of the national list "Mental Health Act legal status classification".
package struct LegalStatusCode: Hashable, Sendable {
  /// Whose list it is; the same code means different things in the two.
  package enum Jurisdiction: String, CaseIterable, Hashable, Sendable {
    case england = "England"
    case wales = "Wales"
  }

  /// Whether a person detained under it comes within section 117(1) of the Mental Health Act 1983.
  package enum AftercareAnswer: String, CaseIterable, Hashable, Sendable {
    case yes
    case no
    /// A person has to look.
    case check
    /// The code itself says that the status is not known.
    case unknown
  }

  package let jurisdiction: Jurisdiction
  /// Two digits; the leading 0 is part of it.
  package let code: String
  package let meaning: String
  /// The section of the Mental Health Act 1983, or another Act in short; nil where there is none.
  package let section: String?
  package let isRetired: Bool
  /// Our reading of section 117(1), not part of the list.
  package let givesRiseToAftercare: AftercareAnswer
}
