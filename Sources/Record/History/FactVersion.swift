package import CaseFile
package import CivilTime

/// A version of a fact: from when to when the register held it to be so, who recorded it, and from what.
package struct FactVersion: Hashable, Sendable {
  /// The list, as in a case file.
  package let list: String
  /// The id in its list; the list's own name where it can hold one fact only.
  package let id: String
  package let recordedAt: Instant
  /// When it was corrected or withdrawn; nil while it stands.
  package let supersededAt: Instant?
  package let recordedBy: String
  /// The file or form.
  package let source: String
}

/// How a case came to be as it is known: every change of its facts, in order.
package struct CaseHistory: Sendable {
  /// What was recorded, corrected and withdrawn at one moment.
  package struct Step: Sendable {
    /// By the database's clock.
    package let at: Instant
    /// Versions that began at that moment.
    package let recorded: [FactVersion]
    /// Versions that ended at that moment.
    package let superseded: [FactVersion]
    /// Facts that were withdrawn by name, with the reasons.
    package let withdrawals: [RecordedWithdrawal]
    /// The case as it was known from then on.
    package var file: CaseFile
  }

  package let reference: CaseReference
  package var steps: [Step]
}
