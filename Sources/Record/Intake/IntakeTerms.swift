package import CivilTime

/// Under which terms sheets are recorded.
package struct IntakeTerms: Sendable {
  package let provenance: Provenance
  /// SHA-256 of the files, of the mapping and of the terms: what makes an import the same as another.
  package let digest: [UInt8]
  /// SHA-256 of each file, for the audit trail.
  package let files: [[UInt8]]
  /// Whether the sheets hold all that the source knows: what they no longer hold is withdrawn.
  package var isComplete = false
  /// Whether they are recorded even if the same bytes were before.
  package var isAgain = false
  package var isDryRun = false

  package init(provenance: Provenance, digest: [UInt8], files: [[UInt8]]) {
    self.provenance = provenance
    self.digest = digest
    self.files = files
  }
}

/// What became of sheets.
package enum IntakeOutcome: Hashable, Sendable {
  /// The same bytes came from the same source before, on that day of London's.
  case importedBefore(CivilDate)
  case recorded(IntakeCount)
}

/// What was done with sheets.
package struct IntakeCount: Hashable, Sendable {
  package var rows = 0
  package var people = 0
  package var facts = ImportCount()
  /// How many were put aside, by reason, the most frequent first.
  package var aside: [Doubtful.Reason: Int] = [:]
  /// How many that waited were identified by this file.
  package var identified = 0

  package var putAside: Int { aside.values.reduce(0, +) }
}
