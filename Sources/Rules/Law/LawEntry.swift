package import CivilTime

/// A source of law, guidance or policy: when it holds, how it is known, and by when someone must look again.
package struct LawEntry: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case statute, regulations, court, guidance, contract, policy
  }

  /// How the product's makers know what it says.
  package enum Evidence: String, Sendable, CaseIterable {
    /// The text itself was read.
    case seen
    /// Someone else's account of it was read.
    case secondary
    /// Nobody looked it up.
    case memory
    /// Each place has its own.
    case local
  }

  package let title: String
  package let kind: Kind
  package let says: String
  /// The first day on which it holds; nil where that depends on a setting or a place.
  package let from: CivilDate?
  /// The first day on which it no longer holds; nil while it holds.
  package let until: CivilDate?
  package let evidence: Evidence
  /// The last day on which it may be relied on without looking at the source again.
  package let verifyBy: CivilDate?
  /// The rules about responsible bodies that rest on it.
  package let rules: [String]
}
