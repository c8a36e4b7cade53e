import CaseFile
import CivilTime

extension Day {
  /// Whether section 117 applies to the person (MHA 1983 s117(1)).
  var eligibility: Eligibility.Status {
    if let death = reached(file.person.deathDate), death > .distantPast {
      return at(death.previous).eligibility
    }
    guard let detention = detentions.latest else {
      if !hasLegalStatus { return .needsReview }
      let hasOther = !statuses { $0.section == .other }.isEmpty
      return hasOther ? .needsReview : .notEligible
    }
    if standing.state == .endedJointDecision { return .notEligible }
    if !doubtfulLeave(from: detention).isEmpty { return .needsReview }
    return reliesOnDoubtfulSections ? .needsReview : .eligible
  }

  /// Whether the chain has no qualifying section but 51(5) and CPIA 5 (D-14).
  var reliesOnDoubtfulSections: Bool {
    let detentions = chainDetentions
    return !detentions.isEmpty
      && detentions.allSatisfy { detention in
        detention.periods.allSatisfy { !$0.section.isQualifying || $0.section.qualifiesInDoubt }
      }
  }

  /// Overnight leave that is neither escorted nor living out: a person must say what it amounts to.
  func doubtfulLeave(from detention: QualifyingDetention) -> [Leave] {
    let leave = file.leave.filter {
      $0.overnight == true && $0.escorted != true && $0.livingOut != true
        && isInForce($0.start, $0.end)
    }
    guard !leave.isEmpty, detention.periods.contains(where: { isInForce($0.start, $0.end) }) else { return [] }
    return leave
  }
}
