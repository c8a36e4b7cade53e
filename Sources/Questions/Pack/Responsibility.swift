import CaseFile
import CivilTime
import Rules

/// Who was responsible on which days, and why.
struct Responsibility {
  struct Period {
    let from: CivilDate
    /// The last day, which is included.
    var to: CivilDate
    let found: Determination

    /// Why, as it was found on the first day.
    var why: String {
      (found.duty.reasons + found.council.reasons + found.nhsStatutory.reasons).map(\.text).joined(separator: " ")
    }

    /// Whether the same bodies answer, by the same rules, for a duty in the same state.
    fileprivate func isSame(as other: Determination) -> Bool {
      found.duty.state == other.duty.state && found.council.body == other.council.body
        && found.council.rule == other.council.rule && found.nhsStatutory.body == other.nhsStatutory.body
        && found.nhsStatutory.rule == other.nhsStatutory.rule && found.nhsPayer.body == other.nhsPayer.body
    }
  }

  let periods: [Period]

  init(_ walk: CaseWalk) {
    var periods: [Period] = []
    for stretch in walk.stretches {
      if let last = periods.last, last.isSame(as: stretch.found) {
        periods[periods.count - 1].to = stretch.to
      } else {
        periods.append(Period(from: stretch.from, to: stretch.to, found: stretch.found))
      }
    }
    self.periods = periods
  }
}
