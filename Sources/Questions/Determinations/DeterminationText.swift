import CivilTime
package import Rules

/// A determination as a social worker reads it: what is owed, by whom, what is missing, what to do, why.
package struct DeterminationText {
  let found: Determination

  package init(_ found: Determination) {
    self.found = found
  }

  package var text: String {
    let gaps = found.gaps.filter { !GapText.isQuestion($0) }
    let questions = found.gaps.filter(GapText.isQuestion)
    var lines = heading
    lines += GapText.section("What is missing", gaps.map(GapText.lines(of:)), orElse: emptyPhrase)
    if !questions.isEmpty {
      lines += GapText.section("What a person must decide", questions.map(GapText.lines(of:)))
    }
    if !found.upcoming.isEmpty {
      lines += GapText.section("What comes next", found.upcoming.map(GapText.lines(of:)))
    }
    if !found.doubts.isEmpty { lines += ["", "Doubts about the law that touch this"] + doubts }
    if !found.gaps.isEmpty {
      lines += ["", GapText.neverAReasonToDetain]
    }
    lines += ["", footing]
    return lines.joined(separator: "\n")
  }

  private var heading: [String] {
    ["Case \(found.reference) on \(found.on.spoken)", "", "What is owed"]
      + ["  Free after-care under section 117: \(found.eligibility.status.phrase)"]
      + steps(found.eligibility.reasons)
      + ["  The duty of both bodies: \(found.duty.phrase)"] + steps(found.duty.reasons)
      + ["", "By whom"] + bodies
  }

  private var bodies: [String] {
    var lines = ["  Council    \(found.council.phrase)"] + steps(found.council.reasons)
    lines += ["  NHS body   \(found.nhsStatutory.phrase)"] + steps(found.nhsStatutory.reasons)
    if found.nhsPayer.body != found.nhsStatutory.body {
      lines += ["  NHS payer  \(found.nhsPayer.phrase)"] + steps(found.nhsPayer.reasons)
    }
    return lines
  }

  /// The steps by which an answer was reached, each beneath it.
  private func steps(_ reasons: [Reason]) -> [String] {
    reasons.map { "    · \($0.text)" }
  }

  /// What stands where no gap does: never an all-clear where the rules could not tell.
  private var emptyPhrase: String {
    found.uncertainty != nil
      ? "No gap was found, but this is no all-clear: the record does not tell enough; see above."
      : "Nothing is missing that the \(Rulebook.checkCount) checks look for."
  }

  private var doubts: [String] {
    found.doubts.map { doubt in
      let entry = DoubtEntry.entry(doubt)
      return "  \(doubt)  \(entry?.question ?? "") \(entry?.reading ?? "")"
    }
  }

  private var footing: String {
    var parts = ["Rule set \(RuleSet.version)"]
    if found.lawOn != found.on { parts.append("law of \(found.lawOn.spoken)") }
    if let next = found.nextChange { parts.append("look again on \(next.spoken)") }
    return parts.joined(separator: " · ")
  }
}

extension Eligibility.Status {
  package var phrase: String {
    switch self {
    case .eligible: "yes"
    case .notEligible: "no entitlement found in the record"
    case .needsReview: "could not tell: a person must look"
    }
  }
}

extension Duty {
  package var phrase: String {
    let from = since.map { ", since \($0.spoken)" } ?? ""
    let notes = annotations.map { $0.rawValue.split(separator: "_").joined(separator: " ") }
    return state.phrase + from + (notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))")
  }
}

extension Duty.State {
  package var phrase: String {
    switch self {
    case .none: "none found"
    case .prospective: "to come when the person leaves hospital"
    case .live: "live"
    case .liveOnLeave: "live, on leave from hospital"
    case .endedJointDecision: "ended by both bodies"
    case .endedDeath: "ended by death"
    case .unknown: "could not tell: on the register, and no detention papers on record"
    }
  }
}
