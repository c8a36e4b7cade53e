import CaseFile
import Checks
import Database
import Record
import Schema

extension Failure {
  /// What an error of the database means to whoever called the command; nil for other errors.
  init?(_ error: any Error, at place: String) {
    switch error {
    case let failure as Failure: self = failure
    case DatabaseError.commitOutcomeUnknown:
      self.init(
        .unknown,
        "the connection was lost during a commit (\(place)): the change may have been made or not. Look at the data "
          + "before you do it again; a change with a key can be sent again without harm.")
    case let refusal as ChangeRefusal: self.init(refusal)
    case let error as DatabaseError: self.init(.unavailable, Failure.words(for: error, at: place))
    case let error as PostgresError: self.init(error, at: place)
    case let error as SchemaError: self.init(error)
    case let error as RegisterError: self.init(error, at: place)
    case let fault as AnchorFile.Fault: self.init(.unreadable, "\(fault).")
    case let error as NightError: self.init(.usage, "\(error).")
    case let unfit as UnfitFile: self.init(unfit, in: "the directory in the database")
    default: return nil
    }
  }

  private static func words(for error: DatabaseError, at place: String) -> String {
    switch error {
    case .unreachable:
      "the database cannot be reached (\(place)). Is PostgreSQL running, and are PGHOST, PGUSER and "
        + "PGDATABASE or --database right? Nothing was changed."
    default: "\(error) (\(place)). Nothing was changed that was not reported as done."
    }
  }

  private init(_ error: PostgresError, at place: String) {
    switch error.kind {
    case .connection: self.init(.unavailable, Failure.words(for: .unreachable(error), at: place))
    case _ where error.sqlState == .insufficientPrivilege: self.init(.notPermitted, at: place)
    case _ where error.sqlState == .queryCanceled || error.sqlState == .lockNotAvailable:
      self.init(
        .unavailable,
        "the database did not do it in time, or was told to stop (\(place)). Nothing was changed that was not "
          + "reported as done; try again.")
    default: self.init(.fault, "\(error).")
    }
  }

  private init(_ refusal: ChangeRefusal) {
    switch refusal {
    case .noSuchCase: self.init(.unreadable, "\(refusal).")
    case .versionNeeded:
      self.init(.usage, "\(refusal). Name the version in the file, or give --any-version. Nothing was changed.")
    case .stale: self.init(.stale, "\(refusal). Nothing was changed.")
    case .contended: self.init(.stale, "\(refusal).")
    case .keyUsedOtherwise: self.init(.unfit, "\(refusal). Nothing was changed.")
    case .anothersFacts: self.init(.denied, "\(refusal)\nNothing was changed.")
    }
  }

  private init(_ error: SchemaError) {
    if case .needsSuperuser = error {
      self.init(.denied, "\(error)")
    } else {
      self.init(.fault, "\(error).")
    }
  }

  private init(_ error: RegisterError, at place: String) {
    switch error {
    case .notPermitted:
      self.init(
        .denied,
        "the user may not do this (\(place)): it must be a member of the register's roles, see docs/operator.md.")
    case .notYetKnown: self.init(.usage, "\(error).")
    case .nightUnderWay, .nightTakenOver: self.init(.unavailable, "\(error).")
    case .database(let error) where Failure.signsOfNoRegister.contains(error.sqlState?.code):
      self.init(.unavailable, "the database has no register yet: run aftercare db migrate.")
    case .database(let error): self.init(error, at: place)
    default: self.init(.unfit, "\(error).")
    }
  }

  /// Missing relation, missing schema, missing role: the database has not been migrated.
  private static let signsOfNoRegister: Set<String?> = ["42P01", "3F000", "22023"]
}
