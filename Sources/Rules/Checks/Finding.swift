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

/// The last day to act, and the day on which the gap opens if nobody does.
struct Deadline {
  let due: CivilDate
  let opens: CivilDate

  /// So many days after the first; with none, the gap is open from the first day.
  init(_ days: Int, daysAfter first: CivilDate) {
    due = first + days
    opens = days == 0 ? first : due.next
  }

  /// A day named by its rule: the gap opens the day after.
  init(due: CivilDate) {
    self.due = due
    opens = due.next
  }

  /// So many elapsed hours after an instant: open from the day on which the last of them ends.
  init(_ hours: Int, hoursAfter instant: Instant) {
    due = instant.adding(hours: hours).londonDate
    opens = due
  }
}
