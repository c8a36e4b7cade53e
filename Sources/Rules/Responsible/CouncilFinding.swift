import CaseFile
import CivilTime

/// Which council owes the duty, and what the answer rests on.
struct CouncilFinding {
  /// Nil where it cannot be determined.
  var body: BodyCode?
  var rule: String?
  var candidates: [BodyCode] = []
  var doubts: Doubts = []
  /// The council as the facts name it, before it is brought forward.
  var asRecorded: BodyCode?
  /// The residence row that decides.
  var residence: Residence?
  /// The day on which residence was asked for; nil where the day has no record.
  var day: CivilDate?
  /// Whether the body was divided and nothing says which part takes the case (RT-09).
  var isUnallocated = false
  var reasons: [Reason] = []
}
