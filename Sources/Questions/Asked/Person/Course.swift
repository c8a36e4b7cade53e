import CaseFile
import CivilTime
import Rules

/// What the rules say of a case over time: each run of days on which nothing changes with no new fact.
struct Course {
  /// The determination of the first day of each run, in order.
  let steps: [Determination]
  let end: CivilDate

  /// No case has so many days on which time alone changes something.
  private static let mostSteps = 2_000

  /// Judges the case from a day through another, by what is recorded now.
  init(of file: CaseFile, from start: CivilDate, through end: CivilDate, by rulebook: Rulebook, lawOn: CivilDate?) {
    var rulebook = rulebook
    rulebook.explains = false
    var steps: [Determination] = []
    var day = start
    while day <= end, steps.count < Course.mostSteps {
      let found = rulebook.assess(file, on: day, lawOn: lawOn)
      steps.append(found)
      guard let next = found.nextChange else { break }
      day = next
    }
    self.steps = steps
    self.end = end
  }

  /// The runs of days, from the first through the last, on which something is the same.
  func runs<Value: Equatable>(_ value: (Determination) -> Value) -> [(value: Value, first: CivilDate)] {
    var runs: [(value: Value, first: CivilDate)] = []
    for step in steps where runs.last.map({ $0.value != value(step) }) ?? true {
      runs.append((value(step), step.on))
    }
    return runs
  }

  /// How many of the days on which something held lie in a period.
  func days(in period: Period, where holds: (Determination) -> Bool) -> Int {
    steps.indices.reduce(0) { sum, place in
      guard holds(steps[place]) else { return sum }
      let next = place + 1 < steps.count ? steps[place + 1].on : end.next
      let first = max(steps[place].on, period.start)
      let last = min(next, period.end ?? .distantFuture)
      return first < last ? sum + CivilDate.days(from: first, to: last) : sum
    }
  }
}
