import CaseFile
import Database
import Hummingbird
import Record

extension Problem {
  /// What a caller is told of an error: whether to ask again, never what it held.
  init(_ error: any Error) {
    switch error {
    case let problem as Problem: self = problem
    case is DatabaseError: self = .unavailable
    case RegisterError.notYetKnown:
      self = .bad("known_at", "must be past by the database's clock")
    // A session of the pool that had ended: the next one cannot be opened, or answers.
    case RegisterError.database(let error) where error.endsSession: self = .unavailable
    case let refusal as ChangeRefusal: self.init(refusal)
    case let unfit as UnfitFile: self = .unfit(unfit)
    case RegisterError.unfit(_, let reason): self = .unfit(UnfitFile(faults: [Fault(pointer: "", reason: reason)]))
    case RegisterError.notPermitted: self = .otherRole
    case let error as any HTTPResponseError where error.status == .contentTooLarge: self = .tooLarge
    case let error as HTTPError:
      self.init(
        status: error.status, code: "no_such_question",
        detail: "The daemon answers no such question; see docs/api.md.")
    default:
      self.init(
        status: .internalServerError, code: "fault",
        detail: "The question could not be answered. This is a fault of the product, and it is logged.")
    }
  }
}
