package import CaseFile
package import CivilTime

/// How a case came to be as it is: what changed, when, by whom, from what, and what it did.
package struct HistoryAnswer: Sendable {
  package let reference: CaseReference
  /// As it was known at that moment; nil is now.
  package let knownAt: Instant?
  package let steps: [HistoryStep]
}
