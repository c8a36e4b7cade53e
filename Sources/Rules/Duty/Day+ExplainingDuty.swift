import CaseFile
import CivilTime

/// Why there is a duty or not, and why the person is entitled or not.
extension Day {
  func explainDuty() -> [Reason] {
    guard givesReasons else { return [] }
    return quietly {
      var reasons = [reasonForState]
      reasons += annotations.map { $0.reason }
      if standing.state == .prospective, presentOrLastArising != nil {
        reasons.append(
          Reason(
            text:
              "An earlier duty was owed; this fresh detention ended the earlier council's part in it, and the council is determined again.",
            sources: ["Worcestershire [2023] UKSC 31"]))
      }
      if isLive, !ordersWithoutView.isEmpty || annotations.contains(.recalled) {
        reasons.append(Reason(Doubt(1)))
      }
      if isLive { reasons += [reasonForRestoring, reasonForMissingNotice].compactMap(\.self) }
      if decisions.contains(where: \.isByDefault) { reasons.append(Reason(Doubt(19))) }
      return reasons
    }
  }

  func explainEligibility() -> [Reason] {
    guard givesReasons else { return [] }
    return quietly {
      var reasons: [Reason] = []
      if let death = reached(file.person.deathDate) {
        reasons.append(Reason(text: "The person died on \(death.spoken); this is as it stood the day before."))
        return reasons + at(death.previous).reasonsForEligibility
      }
      return reasonsForEligibility
    }
  }

  private var reasonForState: Reason {
    switch standing.state {
    case .none: reasonForNone
    case .unknown:
      Reason(
        text:
          "The person is on the register, and no legal status is recorded at all: the record cannot tell whether there is a duty. Treat the person as entitled until the papers are found.",
        facts: ["register"], sources: ["LGSCO 19 018 519c"])
    case .prospective:
      Reason(
        text:
          "The duty arises when the detention has ended and the person has left hospital, or lives out on leave. Planning must start now.",
        facts: detentionFacts, sources: ["MHA 1983 s117(1)-(2)", "Code of Practice 33.10"])
    case .live, .liveOnLeave: reasonForLive
    case .endedJointDecision:
      Reason(
        text: "The council and the NHS body both decided that after-care is no longer needed"
          + (standing.ended.map { "; that took effect on \($0.spoken)." } ?? "."),
        facts: decisions.filter(\.hasEffect).map { "endings:\($0.row.id)" },
        sources: ["MHA 1983 s117(2)"])
    case .endedDeath:
      Reason(
        text: "The person died"
          + (reached(file.person.deathDate).map { " on \($0.spoken)" } ?? "") + ".",
        facts: ["person"])
    }
  }

  private var reasonForNone: Reason {
    guard detentions.latest != nil else {
      return Reason(
        text: hasLegalStatus
          ? "No detention under a section that gives a right to after-care is recorded, so no duty was found."
          : "No legal status is recorded, so no duty was found.",
        facts: statuses().map { "legal_status:\(row($0).id)" }.sorted(),
        sources: ["MHA 1983 s117(1)"])
    }
    return Reason(
      text: "The person was transferred out while detained. What follows is for the place that received them.",
      facts: detentionFacts, sources: ["MHA 1983 s117(1)"])
  }

  private var reasonForLive: Reason {
    let since = arising.map { " on \($0.day.spoken)" } ?? ""
    if standing.state == .liveOnLeave {
      return Reason(
        text: "The person went to live outside hospital on leave\(since), so both bodies owe after-care now.",
        facts: detentionFacts, sources: ["MHA 1983 s117(1)-(2)", "Watson [1999] 2 CCLR 402"])
    }
    let how =
      arising?.onLeave ?? false
      ? "The duty arose on leave\(since), and leave has ended without a return to detention"
      : "By \(arising?.day.spoken ?? "now") the detention was over and the person out of hospital"
    return Reason(
      text: how + ". Both bodies owe after-care until both decide that it is no longer needed.",
      facts: detentionFacts, sources: ["MHA 1983 s117(1)-(2)"])
  }

  /// Why the duty is live from a later day than that on which it arose: a decision to end it was withdrawn.
  private var reasonForRestoring: Reason? {
    guard file.endings.contains(where: { hasReached($0.withdrawn) }), let since = standingSince,
      since != arising?.day
    else { return nil }
    let before = at(since.previous)
    guard before.standing.state == .endedJointDecision else { return nil }
    let ended = before.decisions.filter(\.hasEffect)
    let withdrawn = file.endings.filter { row in row.withdrawn == since && ended.contains { $0.row.id == row.id } }
    guard !withdrawn.isEmpty else { return nil }
    let facts = withdrawn.map { "endings:\($0.id)" }.sorted()
    return Reason(
      text: "It had been ended, and that decision was withdrawn on \(since.spoken): from then on it is owed again.",
      facts: facts, sources: ["MHA 1983 s117(2)"])
  }

  /// Both have decided with effect and the duty is live all the same: what is missing is notice of those decisions.
  private var reasonForMissingNotice: Reason? {
    let effective = decisions.filter(\.hasEffect)
    guard Set(effective.map(\.side)).count == 2 else { return nil }
    return Reason(
      text:
        "The council and the NHS body both decided that after-care is no longer needed. Until they give joint written notice of those decisions, it goes on.",
      facts: effective.map { "endings:\($0.row.id)" }, sources: ["MHA 2025 s46"])
  }

  private var detentionFacts: [String] {
    detentions.latest.map { ["legal_status:\($0.first.id)"] } ?? []
  }
}

extension Day {
  private var reasonsForEligibility: [Reason] {
    guard let detention = detentions.latest else { return [reasonWithoutDetention] }
    let first = detention.first
    var reasons = [
      Reason(
        text:
          "The person was detained from \(first.start.spoken) under \(first.section.spoken), which gives a right to after-care, however short it was.",
        facts: detentionFacts, sources: ["MHA 1983 s117(1)"])
    ]
    if standing.state == .endedJointDecision {
      reasons.append(
        Reason(
          text: "Both bodies have ended that after-care. Only another such detention gives a new right.",
          sources: ["MHA 1983 s117(2)"]))
    } else if eligibility == .needsReview, !reliesOnDoubtfulSections {
      reasons.append(
        Reason(
          text:
            "The person is on overnight leave that is neither escorted nor recorded as living out. Does it amount to leaving hospital? A person must decide.",
          facts: doubtfulLeave(from: detention).map { "leave:\($0.id)" }.sorted(),
          sources: ["R (CXF) v Central Bedfordshire [2018] EWCA Civ 2852"]))
    }
    if reliesOnDoubtfulSections { reasons.append(Reason(Doubt(14))) }
    return reasons
  }

  private var reasonWithoutDetention: Reason {
    let rows = statuses()
    let facts = rows.map { "legal_status:\(row($0).id)" }.sorted()
    if rows.isEmpty {
      return Reason(
        text: "No legal status is recorded at all. Was there a detention? The papers must be found.",
        sources: ["MHA 1983 s117(1)", "LGSCO 19 018 519c"])
    }
    if rows.contains(where: { $0.section == .other }) {
      return Reason(
        text:
          "A legal status is recorded under a provision that is not named. Does it give a right to after-care? A person must look.",
        facts: facts, sources: ["MHA 1983 s117(1)"])
    }
    return Reason(
      text: "None of the legal statuses on record gives a right to after-care.", facts: facts,
      sources: ["MHA 1983 s117(1)"])
  }
}

extension Duty.Annotation {
  /// What it means for the duty.
  fileprivate var reason: Reason {
    switch self {
    case .communityOrder:
      Reason(
        text: "An order in the community is in force. While a community treatment order is, nobody can end the duty.",
        sources: ["MHA 1983 s117(2)"])
    case .inHospital:
      Reason(
        text: "The person is in hospital again. That does not end the duty.",
        sources: ["MHA 1983 s117(2)"])
    case .inPrison:
      Reason(
        text: "The person is in prison. That does not end the duty.", sources: ["MHA 1983 s117(2)"])
    case .recalled:
      Reason(
        text: "The person is detained on recall or after revocation. The duty goes on and does not arise again.",
        sources: ["MHA 1983 s117(1)-(2)"])
    }
  }
}

extension LegalStatus.Section {
  /// The provision, as a person reads it.
  fileprivate var spoken: String {
    switch self {
    case .notional37: "a hospital order deemed to be under section 37"
    case .insanityAct5: "section 5 of the Criminal Procedure (Insanity) Act 1964"
    case .guardianship37: "section 37 (guardianship)"
    case .other: "another provision"
    default: "section \(rawValue)"
    }
  }
}
