/// In which role somebody asks, as his token says; sql/access.csv says what each may see and do.
package enum AskerRole: String, CaseIterable, Sendable {
  /// Keeps the cases of a council or an NHS body.
  case coordinator
  /// Keeps them too, also sealed ones; seals cases and reviews emergency access.
  case manager
  /// Checks whether somebody may leave hospital.
  case ward
  /// Keeps the cases of an integrated care board.
  case icbCaseManager = "icb_case_manager"
  /// Sees figures of the cases of a body, without names.
  case commissioner
  /// Sees figures of the whole register, without names.
  case reporter
  /// Reads the trail of what a body did, and reviews emergency access.
  case informationGovernance = "information_governance"
  /// Reads the trail of what a body did.
  case auditor

  /// Whether it sees nothing but figures.
  var countsOnly: Bool { self == .commissioner || self == .reporter }
}
