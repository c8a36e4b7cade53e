import CaseFile
import CivilTime

/// One of the gap checks: its entry in the catalogue and the condition on which it opens.
///
/// Small, because every case goes through all of them: the entry stays in the catalogue.
struct Check: Sendable {
  /// The place of its entry in the catalogue.
  private let place: Int
  let openStates: OpenStates
  /// Tells the day what it finds, by `open` and `clock`.
  let condition: @Sendable (Day) -> Void

  init(_ id: RuleID, _ condition: @escaping @Sendable (Day) -> Void) {
    guard let place = RuleEntry.all.firstIndex(where: { $0.id == id }) else {
      preconditionFailure("no such check")
    }
    self.place = place
    self.openStates = OpenStates(RuleEntry.all[place])
    self.condition = condition
  }

  var entry: RuleEntry { RuleEntry.all[place] }
}

extension Day {
  /// Whether what is found is to be put into words: only on the day asked about.
  var speaks: Bool { date == matter.on }

  /// Whether the answer is to give its reasons.
  var givesReasons: Bool { matter.explains && speaks }

  /// Notes an open gap.
  func open(
    _ subject: String, _ owing: Owing, severity: Severity? = nil, due: CivilDate? = nil,
    facts: @autoclosure () -> [String] = [], _ why: @autoclosure () -> String
  ) {
    note(
      Finding(
        subject: subject, severity: severity, due: due, opens: nil, owing: owing,
        facts: speaks ? quietly(facts) : [], why: speaks ? quietly(why) : ""))
  }

  /// Notes a clock that is unmet: a gap once its day has come, until then upcoming.
  ///
  /// On the day `closing`, if it is given, the rule falls silent again.
  func clock(
    _ subject: String, _ owing: Owing, _ deadline: Deadline, until closing: CivilDate? = nil,
    severity: Severity? = nil, facts: @autoclosure () -> [String] = [],
    _ why: @autoclosure () -> String
  ) {
    if let closing, deadline.opens >= closing || hasReached(closing) { return }
    if hasReached(deadline.opens) {
      open(subject, owing, severity: severity, due: deadline.due, facts: facts(), why())
    } else {
      expect(subject, owing, deadline)
    }
  }

  /// Notes a clock whose day has not come.
  func expect(_ subject: String, _ owing: Owing, _ deadline: Deadline) {
    note(
      Finding(
        subject: subject, severity: nil, due: deadline.due, opens: deadline.opens, owing: owing,
        facts: [], why: ""))
  }

  /// What a check finds on the day, in the states in which it may be open; nil where that is nothing.
  @inline(__always)
  func judge(_ check: Check) -> Known<[Finding]>? {
    let judged = track {
      if check.openStates.contains(standing.state) { check.condition(self) }
    }
    return takeFindings().map { Known(value: $0, bounds: judged.bounds) }
  }

  /// The first day of the unbroken run of days, up to this one, on which a gap was open.
  func since(_ check: Check, _ subject: String, _ bounds: Bounds) -> CivilDate {
    var first = bounds.lower
    while first > .distantPast {
      guard let before = at(first.previous).judge(check),
        before.value.contains(where: { $0.subject == subject && $0.opens == nil })
      else { return first }
      first = before.bounds.lower
    }
    return matter.earliestDay
  }
}
