/// A role of the database server on whose behalf a transaction works. None of them can log in.
package enum RegisterRole: String, CaseIterable, Sendable {
  /// Owns and changes the schema; the daemon never works as owner.
  case owner = "aftercare_owner"
  /// Serves requests: sees the cases of the bodies claimed, records facts, deletes nothing.
  case application = "aftercare_app"
  /// Judges every case at night and writes the ledger.
  case nightly = "aftercare_nightly"
  /// Reads views without names.
  case reporting = "aftercare_reporting"
  /// Imports and exports the whole register.
  case registerOperator = "aftercare_operator"
  /// Seals and verifies the audit trail; sees no case.
  case seal = "aftercare_seal"

  /// The roles that write and so need temporary tables.
  static let writing: [RegisterRole] = [.application, .nightly, .registerOperator]
}
