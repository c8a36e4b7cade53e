import CaseFile
import CivilTime

/// What a check found of one subject: a gap, or a clock that is running.
struct Finding {
  let subject: String
  /// Nil is the check's own.
  let severity: Severity?
  let due: CivilDate?
  /// The day on which it opens; nil where it is open.
  let opens: CivilDate?
  let owing: Owing
  let facts: [String]
  let why: String
}

/// Who must act, in the words of the contract; named as bodies only when an answer is made.
enum Owing {
  case both, council, nhs
  /// These bodies, as the facts name them.
  case bodies([BodyCode])
  /// The hospital; the NHS body where it is not a body's code or not recorded.
  case hospital(String?)
  /// This body, or both where it is not recorded.
  case bodyOrBoth(BodyCode?)
}
