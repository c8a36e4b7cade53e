/// What shows in the whole register, and not in a single case.
package enum Pattern: String, CaseIterable, Sendable {
  case lostTogether = "lost_together"
  case rentCharged = "rent_in_after_care_accommodation"
  case nobodysCaseload = "in_nobodys_caseload"
  case readmittedAfterEnding = "readmitted_after_ending"
  case registersDisagree = "registers_disagree"

  package var title: String {
    switch self {
    case .lostTogether: "Lost on one day at one provider"
    case .rentCharged: "Rent charged in after-care accommodation"
    case .nobodysCaseload: "Entitled, and in nobody's caseload"
    case .readmittedAfterEnding: "Readmitted shortly after an ending"
    case .registersDisagree: "The bodies' records disagree"
    }
  }

  /// What is counted, in one sentence.
  package var definition: String {
    switch self {
    case .lostTogether:
      "\(Pattern.lostTogetherFrom) or more people with a live duty lost a service, a funding line or a payer at the same provider on the same day, in the \(Pattern.lookBackDays) days before."
    case .rentCharged:
      "Rent or a service charge is being paid for accommodation that was decided to be after-care, and is not refunded. From \(Pattern.practiceFrom) people on it reads as a practice."
    case .nobodysCaseload:
      "The duty is live, the person is not in hospital, and no key worker is named on the day."
    case .readmittedAfterEnding:
      "A body decided to end after-care, and the person was admitted within the days of the setting readmission_audit_days; admissions of the \(Pattern.lookBackDays) days before."
    case .registersDisagree:
      "The register contradicts the duty or the responsible bodies, or one body has decided to end and the other has not, while the duty is live."
    }
  }

  /// Two may be chance and are easily a household; three people at one provider on one day are one cause.
  static let lostTogetherFrom = 3
  /// One is a mistake in one case; the same again is how it is done there.
  static let practiceFrom = 2
  /// As long as an agreement that lapsed and a trigger that was missed are reported, by the standard settings.
  static let lookBackDays = 365
}

extension Pattern {
  /// From how many people on a group is shown; below it single cases are the gaps' business.
  var shownFrom: Int { self == .lostTogether ? Pattern.lostTogetherFrom : 1 }
}
