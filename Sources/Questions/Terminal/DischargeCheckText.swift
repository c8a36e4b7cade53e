import CivilTime
import Rules

/// A discharge check as ward staff read it: the verdict first, then what to put in place.
struct DischargeCheckText {
  let found: DischargeCheck
  let checkedAt: Instant

  init(_ found: DischargeCheck, checkedAt: Instant) {
    self.found = found
    self.checkedAt = checkedAt
  }

  var text: String {
    let answer = found.determination
    var lines = [
      "Discharge check of case \(answer.reference), as if the person left hospital on \(answer.on.spoken)",
      "", headline,
    ]
    lines += explanation.map { "  · \($0)" }
    lines += bodies
    if !found.blocking.isEmpty {
      lines += GapText.section("Must be in place before leaving", found.blocking.map(GapText.lines(of:)))
    }
    if !found.advisory.isEmpty {
      lines += GapText.section("Should be in place", found.advisory.map(GapText.lines(of:)))
    }
    if !found.other.isEmpty {
      lines += GapText.section("Open besides", found.other.map(GapText.lines(of:)))
    }
    lines += ["", GapText.neverAReasonToDetain, "", footing]
    return lines.joined(separator: "\n")
  }

  private var headline: String {
    switch found.verdict {
    case .notOwed: "NO SECTION 117 DUTY WAS FOUND. Other duties may be owed."
    case .cannotDetermine: "COULD NOT TELL. This is not an all-clear: a person must look."
    case .notReady: "NOT READY: \(count(found.blocking)) must be put in place first."
    case .advisory: "READY, BUT: \(count(found.advisory)) should be put in place."
    case .clear where !isOwed:
      "NOTHING IS MISSING, but by the record no duty would be owed after this leaving; see why below."
    case .clear: "CLEAR: nothing is missing that the \(Rulebook.checkCount) checks ask for before leaving."
    }
  }

  /// Whether the leaving would leave both bodies with a duty. Where it would not, few rules can find anything.
  private var isOwed: Bool {
    let state = found.determination.duty.state
    return state == .live || state == .liveOnLeave
  }

  private func count(_ gaps: [Gap]) -> String {
    gaps.count == 1 ? "one thing" : "\(gaps.count) things"
  }

  private var explanation: [String] {
    switch found.verdict {
    case .notOwed: found.determination.eligibility.reasons.map(\.text)
    case .cannotDetermine: found.obstacles.flatMap(reasons(for:))
    case .notReady, .advisory, .clear: isOwed ? [] : found.determination.duty.reasons.map(\.text)
    }
  }

  private func reasons(for obstacle: DischargeCheck.Obstacle) -> [String] {
    let answer = found.determination
    return switch obstacle {
    case .eligibilityNeedsReview:
      ["It is not certain that the person is entitled."] + answer.eligibility.reasons.map(\.text)
    case .councilUnknown:
      ["The responsible council could not be determined."] + answer.council.reasons.map(\.text)
    case .nhsBodyUnknown:
      ["The responsible NHS body could not be determined."] + answer.nhsStatutory.reasons.map(\.text)
    case .nothingToLeave:
      ["On that day the record shows neither an open stay in hospital nor a detention."]
    }
  }

  private var bodies: [String] {
    guard found.verdict != .notOwed else { return [] }
    return [
      "", "  Council    \(found.determination.council.phrase)",
      "  NHS body   \(found.determination.nhsStatutory.phrase)",
    ]
  }

  private var footing: String {
    var parts = ["Checked at \(checkedAt)", "rule set \(RuleSet.version)"]
    let doubts = found.determination.doubts
    if !doubts.isEmpty { parts.append("doubts: " + doubts.map(\.description).joined(separator: ", ")) }
    return parts.joined(separator: " · ")
  }
}
