import CaseFile
import CivilTime

/// The reasons for which one gap may be open, as a check goes through them.
///
/// Together they have the worst severity and the earliest due of those open.
struct Grounds {
  fileprivate let day: Day
  fileprivate var isOpen = false
  fileprivate var severity: Severity?
  fileprivate var due: CivilDate?
  /// The soonest of those whose time is not up.
  fileprivate var running: Deadline?
  fileprivate var words: [String] = []

  fileprivate init(_ day: Day) {
    self.day = day
  }

  /// A reason that is there at once.
  mutating func add(severity: Severity? = nil, _ why: @autoclosure () -> String) {
    isOpen = true
    if let severity { self.severity = min(severity, self.severity ?? severity) }
    if day.speaks { words.append(day.quietly(why)) }
  }

  /// A reason that comes when its time is up.
  mutating func add(
    _ deadline: Deadline, severity: Severity? = nil, _ why: @autoclosure () -> String
  ) {
    guard day.hasReached(deadline.opens) else {
      if running.map({ deadline.isBefore($0) }) ?? true { running = deadline }
      return
    }
    due = min(deadline.due, due ?? deadline.due)
    add(severity: severity, why())
  }
}

extension Deadline {
  fileprivate func isBefore(_ other: Deadline) -> Bool { (opens, due) < (other.opens, other.due) }
}

extension Day {
  /// Makes one gap of several reasons; while none is open, the soonest of those to come is upcoming.
  func gather(
    _ subject: String, _ owing: Owing, facts: @autoclosure () -> [String] = [],
    _ reasons: (inout Grounds) -> Void
  ) {
    var grounds = Grounds(self)
    reasons(&grounds)
    if grounds.isOpen {
      open(
        subject, owing, severity: grounds.severity, due: grounds.due, facts: facts(),
        grounds.words.joined(separator: " "))
    } else if let next = grounds.running {
      expect(subject, owing, next)
    }
  }
}
