package import CaseFile
package import CivilTime

/// "If this person left hospital on that day, would everything be in place?"
///
/// Format `aftercare-discharge-check/1`. A gap is a reason to put something in place, never a reason to detain.
package struct DischargeCheck: Hashable, Sendable {
  package static let format = "aftercare-discharge-check/1"

  /// What the check comes to.
  package enum Verdict: String, Sendable, CaseIterable {
    case notOwed = "not_owed"
    case cannotDetermine = "cannot_determine"
    case notReady = "not_ready"
    case advisory
    case clear
  }

  /// Why a check could not tell.
  package enum Obstacle: Hashable, Sendable {
    case eligibilityNeedsReview
    case councilUnknown
    case nhsBodyUnknown
    /// The person is neither in hospital nor detained.
    case nothingToLeave
  }

  package let verdict: Verdict
  /// What was in the way of a verdict; empty unless it is `cannotDetermine`.
  package let obstacles: [Obstacle]
  /// What must be in place before the person leaves.
  package let blocking: [Gap]
  /// What should be in place.
  package let advisory: [Gap]
  /// Gaps that say nothing of leaving hospital.
  package let other: [Gap]
  /// The determination of the case as it would stand.
  package let determination: Determination
}

extension Rulebook {
  /// Checks a case as if the person left hospital at noon in London on a day.
  package func checkDischarge(
    of file: CaseFile, on day: CivilDate, lawOn: CivilDate? = nil
  ) -> DischargeCheck {
    let supposed = assess(file.leavingHospital(on: day), on: day, lawOn: lawOn)
    let standing = assess(file, on: day, lawOn: lawOn)
    let marked = supposed.gaps.joined(by: standing.gaps.filter { $0.discharge != nil })
    let obstacles = supposed.obstacles(somethingToLeave: file.hasSomethingToLeave(on: day))
    let blocking = marked.filter { $0.discharge == .blocking }
    let advisory = marked.filter { $0.discharge == .advisory }
    let verdict: DischargeCheck.Verdict =
      if supposed.eligibility.status == .notEligible {
        .notOwed
      } else if !obstacles.isEmpty {
        .cannotDetermine
      } else if !blocking.isEmpty {
        .notReady
      } else {
        advisory.isEmpty ? .clear : .advisory
      }
    return DischargeCheck(
      verdict: verdict, obstacles: verdict == .cannotDetermine ? obstacles : [], blocking: blocking,
      advisory: advisory, other: marked.filter { $0.discharge == nil }, determination: supposed)
  }
}

extension Determination {
  fileprivate func obstacles(somethingToLeave: Bool) -> [DischargeCheck.Obstacle] {
    var obstacles: [DischargeCheck.Obstacle] = []
    if eligibility.status == .needsReview { obstacles.append(.eligibilityNeedsReview) }
    if council.body == nil { obstacles.append(.councilUnknown) }
    if nhsStatutory.body == nil { obstacles.append(.nhsBodyUnknown) }
    if !somethingToLeave { obstacles.append(.nothingToLeave) }
    return obstacles
  }
}

extension Gap {
  /// What the open gap means for leaving hospital.
  fileprivate var discharge: RuleEntry.Discharge? { RuleEntry.entry(rule)?.discharge }
}

extension [Gap] {
  /// These gaps and those of the others that are not among them, in the order of a determination.
  fileprivate func joined(by others: [Gap]) -> [Gap] {
    let more = others.filter { other in
      !contains { $0.rule == other.rule && $0.subject == other.subject }
    }
    return (self + more).sorted(by: Gap.comesFirst)
  }
}
