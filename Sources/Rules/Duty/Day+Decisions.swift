import CaseFile
import CivilTime

/// A decision to end after-care that is in force, and what it amounts to.
struct JudgedDecision {
  /// Which of the two jointly responsible bodies a decision counts for.
  enum Side {
    case council, nhs
  }

  let row: EndingDecision
  /// Nil where it is neither's: made by a stranger, or by a delegate without delegation.
  let side: Side?
  /// Whether it counts only because the responsible body of that day is unknown (D-19).
  let isByDefault: Bool
  /// Whether it can end the duty together with the other body's (MHA 1983 s117(2)).
  let hasEffect: Bool
}

extension Day {
  /// The decisions in force: not withdrawn, and made since the present or last duty arose.
  var decisions: [JudgedDecision] {
    guard !file.endings.isEmpty else { return [] }
    return remember(knownDecisions) {
      guard let arose = presentOrLastArising else { return [] }
      return file.endings
        .filter { hasReached($0.decided) && $0.decided >= arose && !hasReached($0.withdrawn) }
        .sorted { ($0.decided, $0.id) < ($1.decided, $1.id) }
        .map(judge)
    } keep: {
      knownDecisions = $0
    }
  }

  private func judge(_ row: EndingDecision) -> JudgedDecision {
    let (side, isByDefault) = side(of: row)
    let hasEffect =
      side != nil && row.grounds.contains(.noLongerNeedsAftercare)
      && !isDuringTreatmentOrder(row.decided)
    return JudgedDecision(row: row, side: side, isByDefault: isByDefault, hasEffect: hasEffect)
  }

  /// Whether a community treatment order was in force on a day not after this one.
  func isDuringTreatmentOrder(_ day: CivilDate) -> Bool {
    file.communityOrders.contains {
      $0.kind == .communityTreatmentOrder && wasInForce($0.start, $0.end, on: day)
    }
  }

  private func side(of row: EndingDecision) -> (JudgedDecision.Side?, isByDefault: Bool) {
    guard let body = row.body, hasAuthority(row.delegate, for: body, on: row.decided) else {
      return (nil, false)
    }
    let then = at(row.decided)
    let council = then.council.body
    let nhs = then.statutoryOutsidePrison.body
    if let council, Bodies.same(council, body) { return (.council, false) }
    if let nhs, Bodies.same(nhs, body) { return (.nhs, false) }
    if body.isCouncil { return council == nil ? (.council, true) : (nil, false) }
    return nhs == nil ? (.nhs, true) : (nil, false)
  }

  /// Whether a delegate could decide for a body: with a directory, only under a delegation for endings.
  func hasAuthority(_ delegate: BodyCode?, for body: BodyCode, on day: CivilDate) -> Bool {
    guard let delegate, !Bodies.same(delegate, body), let directory else { return true }
    return directory.delegations(from: body).contains {
      $0.decisions.contains(.ending) && wasInForce($0.start, $0.end, on: day)
        && Bodies.same($0.from, body) && Bodies.same($0.to, delegate)
    }
  }
}
