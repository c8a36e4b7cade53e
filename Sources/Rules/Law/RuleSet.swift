import Reference

/// The version of the rules and of the reference data under them.
package enum RuleSet {
  /// Changes whenever the code of a rule changes an answer.
  static let rules = "2026.11.4"

  /// Changes whenever an answer could: the rules' own version and a digest of the reference data.
  package static let version = "\(rules)+\(NationalReference.shippedVersion)"
}
