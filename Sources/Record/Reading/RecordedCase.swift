package import CaseFile
package import CivilTime

/// A case as the register holds it.
package struct RecordedCase: Sendable {
  package let id: CaseID
  /// When a fact of it last changed.
  package let changedAt: Instant
  /// The number of its changes, from 1.
  package let version: Int
  package let file: CaseFile
  /// What the nightly run last said of it; nil where that was not asked for.
  package let ledger: LedgerState?
}
