import CaseFile
import CivilTime

/// Which NHS body owes the duty or pays, and what the answer rests on.
struct NHSFinding {
  /// Nil where it cannot be determined.
  var body: BodyCode?
  var rule: String?
  var doubts: Doubts = []
  /// The body before it is brought forward to the day.
  var asRecorded: BodyCode?
  /// The day for which registration or residence was asked.
  var day: CivilDate?
  /// Whether that is the day judged, as long as nothing fixes another.
  var isToday = false
  /// Whether a body was divided and nothing says which part takes the case (RT-09).
  var isUnallocated = false
  /// The row that decides.
  var basis: Basis?
  var reasons: [Reason] = []

  /// A row that tells which body it is.
  enum Basis {
    case registration(FactID), residence(FactID)
  }

  /// The facts used, as `list:id`.
  var facts: [String] {
    switch basis {
    case .registration(let id): ["gp_registrations:\(id)"]
    case .residence(let id): ["residence:\(id)"]
    case nil: []
    }
  }

  /// The day in words: never the date of today, so that the same answer is the same text on every day.
  var spokenDay: String {
    isToday ? "the present day" : day?.spoken ?? "that day"
  }
}
