import CaseFile
import HTTPTypes
import Record

extension Problem {
  static let onlyAsks = Problem(
    status: .forbidden, code: "token_only_asks",
    detail: "With this token nothing can be recorded; issue one with aftercare token issue --may-record.")

  static let versionNeeded = Problem(
    status: .preconditionRequired, code: "version_needed",
    detail: "Say against which version of the case the change was made: If-Match with the ETag of "
      + "/api/v1/cases/{case}/version. Nothing was changed.")

  static let tooLarge = Problem(
    status: .contentTooLarge, code: "too_large",
    detail: "A change has at most 1 MiB, an acceptance 64 KiB. Nothing was changed.")

  static let outcomeUnknown = Problem(
    status: .gatewayTimeout, code: "outcome_unknown",
    detail: "The connection to the database was lost during the commit: the change may have been made or not. "
      + "With an Idempotency-Key, send the same again with that key. Without one, look at the version of the case first."
  )

  static let acceptanceUnknown = Problem(
    status: .gatewayTimeout, code: "outcome_unknown",
    detail: "The connection to the database was lost during the commit: it may have been done or not. "
      + "Send the same again; what is done already is not done twice.")

  static let noSuchGap = Problem(
    status: .notFound, code: "no_such_gap",
    detail: "By the last published night your body owes no such gap; /api/v1/cases/{case}/ledger has what there is. "
      + "Nothing was accepted.")

  static let noSuchAcceptance = Problem(
    status: .notFound, code: "no_such_acceptance",
    detail: "Your body has no such acceptance that stands. Nothing was changed.")

  static func unfit(_ unfit: UnfitFile) -> Problem {
    Problem(
      status: .unprocessableContent, code: "unfit",
      detail: "The change does not fit; every fault is named. Nothing was changed.", faults: unfit.faults)
  }

  static func anothersFacts(_ faults: [Fault]) -> Problem {
    Problem(
      status: .forbidden, code: "anothers_facts",
      detail: "The change touches what another body recorded or decided, which that body must change itself. "
        + "Nothing was changed.", faults: faults)
  }

  init(_ refusal: ChangeRefusal) {
    switch refusal {
    case .noSuchCase: self = .noSuchCase
    case .versionNeeded: self = .versionNeeded
    case .stale(let current):
      self.init(
        status: .preconditionFailed, code: "stale_version",
        detail: "The case was changed since. Look at it again, then send the change against its present version. "
          + "Nothing was changed.", version: current)
    case .keyUsedOtherwise:
      self.init(
        status: .unprocessableContent, code: "key_used",
        detail: "The Idempotency-Key came before with another change of this case. Nothing was changed.")
    case .anothersFacts(let faults): self = .anothersFacts(faults)
    case .contended:
      self.init(
        status: .serviceUnavailable, code: "contended",
        detail: "Others kept changing the same facts. Nothing was changed; send it again.")
    }
  }
}
