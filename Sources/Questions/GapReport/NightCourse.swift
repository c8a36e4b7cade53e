import CivilTime
package import Record

/// How the check of a night ran, as far as that bears on what the report may be taken for.
package struct NightCourse: Hashable, Sendable {
  /// Nights of the last thirty days that were missed or came late, this one too.
  package var irregular: [IrregularNight] = []
  /// The cases that could not be judged: nothing must be concluded about them.
  package var notJudged = NotJudged([])

  package init() {}

  /// What must be said, the worst first; none where all is as it should be.
  var lines: [String] { [notJudged.lineOfAll].compactMap(\.self) + nightLines }

  /// The same as it may leave the house: no case, no small number of cases.
  var linesOutward: [String] { [notJudged.lineOutward].compactMap(\.self) + nightLines }

  /// Which nights were missed, and which came late.
  private var nightLines: [String] {
    missedLines
      + irregular.compactMap { night in
        night.madeUpOn.map {
          "The check of \(night.on.spoken) did not run on its day; it was made up for on \($0.spoken)."
        }
      }
  }

  /// Days in a row are one line.
  private var missedLines: [String] {
    var runs: [(first: CivilDate, last: CivilDate)] = []
    for day in irregular.filter({ $0.madeUpOn == nil }).map(\.on) {
      if let last = runs.last, last.last.next == day {
        runs[runs.count - 1].last = day
      } else {
        runs.append((day, day))
      }
    }
    return runs.map { run in
      run.first == run.last
        ? "The check did not run on \(run.first.spoken)."
        : "The check did not run from \(run.first.spoken) to \(run.last.spoken)."
    }
  }
}
