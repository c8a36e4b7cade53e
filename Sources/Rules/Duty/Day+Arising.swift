import CaseFile
import CivilTime

extension Day {
  /// For each qualifying detention, the day its duty arose; nil where it has not, or ended with a leave.
  var arisings: [Arising?] {
    if let known = knownArisings { return recall(known) }
    knownArisings = matter.known(on: date, \.knownArisings)
    return remember(knownArisings) {
      detentions.qualifying.map { arising(of: $0) }
    } keep: {
      knownArisings = $0
    }
  }

  /// The present duty of the latest qualifying detention.
  var arising: Arising? { arisings.last ?? nil }

  /// The day on which the present duty arose, or the last one before it.
  ///
  /// No duty arises of a detention once the next has begun: from then on that is what is owed for.
  var presentOrLastArising: CivilDate? {
    var next: CivilDate?
    for (arising, detention) in zip(arisings, detentions.qualifying).reversed() {
      let day = [arising?.day, leaves(of: detention).last?.start].lazy
        .compactMap(\.self).first { day in next.map { day < $0 } ?? true }
      if let day { return day }
      next = detention.begins
    }
    return nil
  }

  /// The first day on which the person had left hospital after a qualifying detention (MHA 1983 s117(1)).
  ///
  /// A recall before that day keeps them in; one after it does not undo their having left, also where the detention of
  /// the recall had begun before that day: until the recall it was another matter.
  func leavingHospital(after detention: QualifyingDetention) -> CivilDate? {
    var part = detention.detention
    for recall in detention.recalls {
      if let left = leaving(part, from: detention.begins), left < recall.day { return left }
      part = recall.detention
    }
    return leaving(part, from: detention.begins)
  }

  private func leaving(_ detention: Detention, from first: CivilDate) -> CivilDate? {
    guard var day = detention.ceased, detention.periods.lastEnded?.endReason != .transferredOut else {
      return nil
    }
    day = max(day, first)
    while let spell = spell(openOn: day) {
      guard let left = spell.left?.londonDate else { return nil }
      day = left
    }
    return day
  }

  private func arising(of detention: QualifyingDetention) -> Arising? {
    let left = leavingHospital(after: detention)
    for run in leaves(of: detention) {
      if let left, left <= run.start { break }
      // A leave ends the duty only if the person went back while still detained.
      if let end = run.end, detention.detained(on: end) { continue }
      return Arising(day: run.start, onLeave: true)
    }
    return left.map { Arising(day: $0, onLeave: false) }
  }

  /// The runs of days of a detention on which leave to live outside hospital counts.
  ///
  /// The end of a run is the day the leave or the detention ended; nil while it goes on.
  func leaves(of detention: QualifyingDetention) -> [Period] {
    guard !file.leave.isEmpty else { return [] }
    var runs: [Period] = []
    let rows = file.leave
      .filter { $0.livingOut == true && !CivilDate.isBackwards($0.start, $0.end) }
      .filter { hasReached($0.start) }
      .sorted { ($0.start, $0.id) < ($1.start, $1.id) }
    let parts = [(detention.detention, detention.begins)] + detention.recalls.map { ($0.detention, $0.day) }
    for row in rows {
      for (period, first) in parts.flatMap({ part, first in part.periods.map { ($0, first) } }) {
        let start = max(row.start, period.start, first)
        let end = Day.earlier(reached(row.end), period.end)
        guard hasReached(start), end.map({ start < $0 }) ?? true else { continue }
        runs = Day.joined(runs, Period(start: start, end: end))
      }
    }
    return runs
  }

  private static func earlier(_ left: CivilDate?, _ right: CivilDate?) -> CivilDate? {
    guard let left, let right else { return left ?? right }
    return min(left, right)
  }

  /// Runs in order, with those that touch made one.
  private static func joined(_ runs: [Period], _ new: Period) -> [Period] {
    var joined: [Period] = []
    for run in (runs + [new]).sorted(by: { $0.start < $1.start }) {
      if let last = joined.last, last.end.map({ run.start <= $0 }) ?? true {
        guard let before = last.end, let end = run.end else {
          joined[joined.count - 1].end = nil
          continue
        }
        joined[joined.count - 1].end = max(before, end)
      } else {
        joined.append(run)
      }
    }
    return joined
  }
}
