import CaseFile
import CivilTime

/// Theme: ending. Every rule here is about decisions in force; those of an earlier duty are history.
extension Check {
  static let ending = [en01, en02]

  /// MHA 1983 s117(2).
  static let en01 = Check("EN-01") { day in
    guard day.isLive, let arose = day.arising?.day else { return }
    let isClosed = day.reached(day.file.register?.closed).map { $0 >= arose } ?? false
    let sides = Set(day.decisions.filter { $0.row.decided >= arose }.compactMap { day.side(of: $0) })
    guard isClosed || sides.count == 1 else { return }
    day.open(
      "case", day.undecided(sides), facts: day.decisions.map { "endings:\($0.row.id)" },
      isClosed
        ? "The register was closed, but the duty ends only when both bodies decide so. It is live."
        : "One body has decided to end after-care and the other has not. The duty is live.")
  }

  /// MHA 1983 s117(2).
  static let en02 = Check("EN-02") { day in
    for decision in day.decisions where day.isDuringTreatmentOrder(decision.row.decided) {
      day.open(
        "endings:\(decision.row.id)", .bodyOrBoth(decision.row.body),
        facts: ["endings:\(decision.row.id)"],
        "The decision was made while a community treatment order was in force. It has no effect.")
    }
  }
}

extension Day {
  /// For which of the two bodies a decision counts: responsible on its day, or responsible now.
  fileprivate func side(of decision: JudgedDecision) -> JudgedDecision.Side? {
    if let side = decision.side { return side }
    guard let body = decision.row.body,
      hasAuthority(decision.row.delegate, for: body, on: decision.row.decided)
    else { return nil }
    if let council = council.body, Bodies.same(council, body) { return .council }
    if let nhs = statutoryOutsidePrison.body, Bodies.same(nhs, body) { return .nhs }
    return nil
  }

  /// Whichever of the two bodies has not decided.
  fileprivate func undecided(_ sides: Set<JudgedDecision.Side>) -> Owing {
    switch (sides.contains(.council), sides.contains(.nhs)) {
    case (true, false): .nhs
    case (false, true): .council
    default: .both
    }
  }
}
