import CivilTime
import Rules

/// A determination as a social worker reads it: what is owed, by whom, what is missing, what to do, why.
struct DeterminationText {
  let found: Determination

  init(_ found: Determination) {
    self.found = found
  }

  var text: String {
    let gaps = found.gaps.filter { !GapText.isQuestion($0) }
    let questions = found.gaps.filter(GapText.isQuestion)
    var lines = heading
    lines += GapText.section("Missing", gaps.map(GapText.lines(of:)), orElse: emptyPhrase)
    if !questions.isEmpty {
      lines += GapText.section("For a person to decide", questions.map(GapText.lines(of:)))
    }
    if !found.upcoming.isEmpty {
      lines += GapText.section("Coming", found.upcoming.map(GapText.lines(of:)))
    }
    if !found.doubts.isEmpty { lines += ["", "Doubts about the law that touch this"] + doubts }
    if !found.gaps.isEmpty {
      lines += ["", GapText.neverAReasonToDetain]
    }
    lines += ["", footing]
    return lines.joined(separator: "\n")
  }

  private var heading: [String] {
    var lines = ["Case \(found.reference) on \(found.on.spoken)", ""]
    lines.append("  Entitled   \(found.eligibility.status.phrase)")
    lines.append("  Duty       \(found.duty.phrase)")
    lines.append("  Council    \(found.council.phrase)")
    lines.append("  NHS body   \(found.nhsStatutory.phrase)")
    if found.nhsPayer.body != found.nhsStatutory.body {
      lines.append("  NHS payer  \(found.nhsPayer.phrase)")
    }
    for reason in found.duty.reasons + found.council.reasons + found.nhsStatutory.reasons {
      lines.append("             · \(reason.text)")
    }
    return lines
  }

  /// What stands where no gap does: never an all-clear where the rules could not tell.
  private var emptyPhrase: String {
    let couldNotTell =
      found.eligibility.status == .needsReview || found.duty.state == .unknown
      || (found.council.rule != nil && (found.council.body == nil || found.nhsStatutory.body == nil))
    return couldNotTell
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
  var phrase: String {
    switch self {
    case .eligible: "yes"
    case .notEligible: "no entitlement found in the record"
    case .needsReview: "could not tell: a person must look"
    }
  }
}

extension Duty {
  var phrase: String {
    let from = since.map { " since \($0.spoken)" } ?? ""
    let notes = annotations.map { $0.rawValue.split(separator: "_").joined(separator: " ") }
    return state.phrase + from + (notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))")
  }
}

extension Duty.State {
  var phrase: String {
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
