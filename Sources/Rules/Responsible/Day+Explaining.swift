import CaseFile
import CivilTime
import Reference

/// Why a body is responsible: the rule, what it found in the record, and what has become of the body since.
extension Day {
  func explain(_ finding: CouncilFinding, _ detention: QualifyingDetention) -> [Reason] {
    guard givesReasons, let rule = finding.rule else { return [] }
    return quietly {
      var reasons = [ResponsibilityRule.reason(rule, finding.day?.spoken ?? "that day")]
      reasons[0].facts = ["legal_status:\(row(detention.periods[0]).id)"]
      reasons.append(placeFound(finding))
      reasons += outcome(finding.asRecorded, finding.body, finding.isUnallocated)
      return reasons + finding.doubts.sorted().map { Reason($0) }
    }
  }

  func explain(_ finding: NHSFinding) -> [Reason] {
    guard givesReasons, let rule = finding.rule else { return [] }
    return quietly {
      var reasons = [ResponsibilityRule.reason(rule, finding.spokenDay)]
      if finding.day != nil { reasons.append(basisFound(finding)) }
      reasons += outcome(finding.asRecorded, finding.body, finding.isUnallocated)
      return reasons + finding.doubts.sorted().map { Reason($0) }
    }
  }

  /// Why the body that owes the duty also pays.
  func explainPaymentByOwner(_ finding: NHSFinding) -> [Reason] {
    guard givesReasons else { return [] }
    return [
      Reason(
        text: "Who pays: the series of detentions began before 1 April 2013, so the body that owes the duty pays.",
        sources: ["Who Pays?"])
    ] + finding.reasons
  }

  private func placeFound(_ finding: CouncilFinding) -> Reason {
    guard let row = finding.residence else {
      return Reason(
        text: "The record does not say where the person lived on that day, so no council can be named.")
    }
    let fact = "residence:\(row.id)"
    guard let council = row.council else {
      return Reason(text: "The council of the place where the person lived is not recorded.", facts: [fact])
    }
    if let placer = finding.asRecorded, placer != council {
      return Reason(text: "\(naming(placer)) had placed the person in their home.", facts: [fact])
    }
    guard let day = finding.day, row.canBeOrdinary, row.start <= day else {
      return Reason(
        text:
          "There was no settled home on that day, so the place where the person lived then, or from the day the duty arose, decides: in the area of \(naming(council)).",
        facts: [fact])
    }
    if let end = row.end, end <= day {
      return Reason(
        text:
          "The last settled home, until \(end.spoken), was in the area of \(naming(council)); since then the person was only in hospital, detention or prison, which do not change it.",
        facts: [fact])
    }
    return Reason(
      text: "On \(day.spoken) the settled home was in the area of \(naming(council)).", facts: [fact])
  }

  private func basisFound(_ finding: NHSFinding) -> Reason {
    guard let body = finding.asRecorded else {
      return Reason(
        text: finding.isUnallocated
          ? "The body of that day was divided, and it is not recorded which part takes the case."
          : "For that day the record has neither a GP registration nor a home that tells which body it was.",
        facts: finding.facts)
    }
    let isByGP = finding.facts.contains { $0.hasPrefix("gp_registrations:") }
    return Reason(
      text: isByGP
        ? "By the GP registration of that day it was \(naming(body))."
        : "By the home of that day, as nearly all people of that council belong to it, it was \(naming(body)).",
      facts: finding.facts)
  }

  private static func successionLaw(_ body: BodyCode) -> [String] {
    [body.isCouncil ? "structural changes order" : "SI 2022/734"]
  }

  /// What has become of the body since, or why none can be named.
  private func outcome(
    _ recorded: BodyCode?, _ body: BodyCode?, _ isUnallocated: Bool
  ) -> [Reason] {
    guard let recorded else { return [] }
    if case .undecided(let split) = broughtForward(recorded) {
      let parts = split.candidates.map(naming).joined(separator: ", ")
      return [
        Reason(
          text:
            "\(naming(split.from)) was divided on \(split.date.spoken) into \(parts). Missing: an allocation, a GP registration or an address that says which of them takes the case.",
          sources: Day.successionLaw(recorded))
      ]
    }
    if isUnallocated {
      return [
        Reason(
          text:
            "\(naming(recorded)) is divided, and those that take its place have no codes yet. Missing: who takes the case."
        )
      ]
    }
    guard let body, body != recorded else { return [] }
    return [
      Reason(
        text: isAbolished(recorded)
          ? "\(naming(recorded)) was abolished; \(naming(body)) has taken its place. The duty goes on."
          : "\(naming(recorded)) has a new code; it is now \(naming(body)).",
        sources: Day.successionLaw(recorded))
    ]
  }
}
