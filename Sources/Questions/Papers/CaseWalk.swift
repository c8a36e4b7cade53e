import CaseFile
import CivilTime
import Rules

/// A case judged on every day from its beginning to the day asked about: a determination for each stretch of days
/// on which the rules say the same.
///
/// Every day is judged by all that was known at the moment asked about, under its own law unless another was asked
/// about. It says what was owed, not what anybody knew then.
struct CaseWalk {
  struct Stretch {
    let from: CivilDate
    /// The last day, which is included.
    let to: CivilDate
    let found: Determination
  }

  let stretches: [Stretch]

  init(_ paper: CaseOnPaper) {
    var stretches: [Stretch] = []
    let end = paper.dates.on
    var day = min(paper.file.firstDay ?? end, end)
    while day <= end {
      let found = paper.determination(on: day)
      let next = max(found.nextChange ?? .distantFuture, day.next)
      stretches.append(Stretch(from: day, to: min(next.previous, end), found: found))
      day = next
    }
    self.stretches = stretches
  }
}

extension CaseFile {
  /// The first day on which anything of the duty can have happened; nil where nothing is recorded.
  fileprivate var firstDay: CivilDate? {
    (legalStatus.map(\.start) + spells.map(\.admitted) + [register?.entered].compactMap { $0 }).min()
  }
}

/// A gap from the day on which it opened to the day on which it was put right.
struct GapRun {
  /// As it was on its last day, or on the day asked about.
  var gap: Gap
  let from: CivilDate
  /// The first day on which it was open no longer; nil while it is.
  var until: CivilDate?
}

extension CaseWalk {
  /// Every gap that ever was, the oldest first.
  var gapRuns: [GapRun] {
    var (ended, open): ([GapRun], [GapRun]) = ([], [])
    for stretch in stretches {
      for index in open.indices.reversed()
      where !stretch.found.gaps.contains(where: { $0.isSame(as: open[index].gap) }) {
        var run = open.remove(at: index)
        run.until = stretch.from
        ended.append(run)
      }
      for gap in stretch.found.gaps {
        if let index = open.firstIndex(where: { $0.gap.isSame(as: gap) }) {
          open[index].gap = gap
        } else {
          open.append(GapRun(gap: gap, from: min(gap.since, stretch.from)))
        }
      }
    }
    return (ended + open).sorted { ($0.from, $0.gap.rule, $0.gap.subject) < ($1.from, $1.gap.rule, $1.gap.subject) }
  }
}
