import CaseFile
import CivilTime

/// Theme: ending. Every rule here is about decisions in force; those of an earlier duty are history.
extension Check {
  static let ending = [
    en01, en02, en03, en04, en05, en06, en07, en08, en09, en10, en11, en13, en14, en15,
  ]

  /// MHA 1983 s117(2).
  static let en01 = Check("EN-01") { day in
    guard day.isLive, let arose = day.arising?.day else { return }
    let isClosed = day.hasReached(day.file.register?.closed, since: arose)
    let sides = Set(day.decisions.filter { $0.row.decided >= arose }.compactMap { day.side(of: $0) })
    guard isClosed || sides.count == 1 else { return }
    day.open(
      "case", day.undecided(sides), facts: day.decisions.map { "endings:\($0.row.id)" },
      isClosed
        ? "The register was closed, but that ends no duty, and no decisions of both bodies have ended it. It is live."
        : "One body has decided to end after-care and the other has not. The duty is live.")
  }

  /// MHA 1983 s117(2).
  static let en02 = Check("EN-02") { day in
    for decision in day.decisions where day.isDuringTreatmentOrder(decision.row.decided) {
      day.open(
        decision,
        "The decision was made while a community treatment order was in force. It has no effect.")
    }
  }

  /// Code of Practice 33.21.
  static let en03 = Check("EN-03") { day in
    for decision in day.decisions
    where !decision.row.grounds.contains(.noLongerNeedsAftercare) {
      day.open(
        decision,
        "The decision does not say that the person no longer needs after-care; no other ground is enough. It has no effect."
      )
    }
  }

  /// MHA 1983 s117(2); Ombudsmen's guidance 2022.
  static let en04 = Check("EN-04") { day in
    for decision in day.decisions where !day.restsOnAssessment(decision.row) {
      day.open(
        decision,
        "The decision rests on no assessment of after-care needs completed in the \(day.settings[.endingAssessmentDays]) days before it."
      )
    }
  }

  /// MHA 2025 s46; Ombudsmen's guidance 2022.
  static let en05 = Check("EN-05") { day in
    for decision in day.decisions {
      let decided = decision.row.decided
      if day.isSection46InForce(on: decided) {
        // Notice of a decision that ends nothing is none of one that does: the duty goes on for want of it.
        let noticed = decision.hasEffect ? day.decisions.filter(\.hasEffect) : day.decisions
        guard day.jointNotice(of: noticed, onOrAfter: decided) == nil else { continue }
        day.open(
          decision.subject, .both, severity: .critical, facts: [decision.subject],
          "The law requires both bodies to give joint written notice that after-care ends; none is recorded. The duty goes on until then."
        )
      } else if !day.hasReached(decision.row.noticeGiven) {
        day.clock(
          decision.subject, decision.owing,
          Deadline(day.settings[.endingNoticeDays], daysAfter: decided), facts: [decision.subject],
          "The decision was made on \(decided.spoken), and no written notice to the person is recorded.")
      }
    }
  }

  /// Code of Practice 33.20.
  static let en08 = Check("EN-08") { day in
    for decision in day.decisions where decision.row.moveOnInPlace != true {
      let homes = day.file.accommodation.filter {
        $0.aftercare == true && day.wasInForce($0.start, $0.end, on: decision.row.decided)
      }
      guard !homes.isEmpty else { continue }
      day.open(
        decision,
        "The person lived in after-care accommodation on the day of the decision, and no next home is recorded as in place."
      )
    }
  }

  /// MHA 1983 s117(2); SI 2000/617.
  static let en09 = Check("EN-09") { day in
    for decision in day.decisions where day.lacksAuthority(decision.row) {
      day.open(
        decision,
        "Whoever decided was not, on that day, the responsible body nor its delegate. Such a decision ends nothing.")
    }
  }

  /// Ombudsmen's guidance 2022.
  static let en13 = Check("EN-13") { day in
    for decision in day.decisions where !day.hasReached(decision.row.reviewed) {
      guard let disputed = day.reached(decision.row.disputed) else { continue }
      day.clock(
        decision.subject, decision.owing,
        Deadline(day.settings[.endingDisputeDays], daysAfter: disputed), facts: [decision.subject],
        "The person disputed the decision on \(disputed.spoken) and no review of it is recorded.")
    }
  }

  /// MHA 1983 s42, s73.
  static let en14 = Check("EN-14") { day in
    for decision in day.decisions {
      let reliesOnIt = day.file.communityOrders.contains {
        $0.kind == .conditionalDischarge && $0.relyOnAftercare == true
          && day.wasInForce($0.start, $0.end, on: decision.row.decided)
      }
      guard reliesOnIt else { continue }
      day.open(
        decision,
        "A conditional discharge that relies on after-care was in force when it was decided to end it. Can the conditions still be met?"
      )
    }
  }

  /// Code of Practice ch 33; Ombudsmen's guidance 2022.
  static let en15 = Check("EN-15") { day in
    for decision in day.decisions where decision.row.personInvolved != true {
      day.open(decision, "It is not recorded that the person took part in the decision.")
    }
  }
}

extension JudgedDecision {
  fileprivate var subject: String { "endings:\(row.id)" }
  /// The body whose decision it is.
  fileprivate var owing: Owing { .bodies(row.body.map { [$0] } ?? []) }
}

extension Day {
  /// Opens a gap for the body that made a decision.
  fileprivate func open(_ decision: JudgedDecision, _ why: @autoclosure () -> String) {
    open(decision.subject, decision.owing, facts: [decision.subject], why())
  }

  /// For which of the two bodies a decision counts: responsible on its day, or responsible now.
  fileprivate func side(of decision: JudgedDecision) -> JudgedDecision.Side? {
    if let side = decision.side { return side }
    guard let body = decision.row.body,
      hasAuthority(decision.row.delegate, for: body, on: decision.row.decided)
    else { return nil }
    if let council = councilBody, Bodies.same(council, body) { return .council }
    if let nhs = bodyOutsidePrison, Bodies.same(nhs, body) { return .nhs }
    return nil
  }

  /// Whichever of the two bodies has not decided.
  fileprivate func undecided(_ sides: Set<JudgedDecision.Side>) -> Owing {
    switch (sides.contains(.council), sides.contains(.nhs)) {
    case (true, false): .bodies(Day.bodies(nil, bodyOutsidePrison))
    case (false, true): .council
    default: .bodies(responsibleBodies)
    }
  }

  /// Whether a decision rests on an assessment of after-care needs that was recent then.
  fileprivate func restsOnAssessment(_ decision: EndingDecision) -> Bool {
    file.assessments.contains {
      guard $0.id == decision.assessment, $0.kind == .aftercareNeeds, let completed = $0.completed
      else { return false }
      return completed <= decision.decided
        && completed >= decision.decided - settings[.endingAssessmentDays]
    }
  }

  /// Whether a decision was made by a body that was not responsible, or by a delegate without delegation.
  ///
  /// Silent where the responsible body of that kind is unknown: then nobody can say. A decision of which the
  /// body is not recorded is taken for an NHS body's.
  fileprivate func lacksAuthority(_ decision: EndingDecision) -> Bool {
    let then = at(decision.decided)
    let isCouncil = decision.body?.isCouncil ?? false
    guard let responsible = isCouncil ? then.council.body : then.statutoryOutsidePrison.body
    else { return false }
    guard let body = decision.body, Bodies.same(responsible, body) else { return true }
    return !hasAuthority(decision.delegate, for: body, on: decision.decided)
  }
}
