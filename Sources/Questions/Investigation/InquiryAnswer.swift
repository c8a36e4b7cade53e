package import CivilTime
package import Rules

/// How one question came out, and what in the record says so.
package struct InquiryAnswer: Sendable {
  package let question: String
  package let verdict: Investigation.Verdict
  /// Why it came out so, in a sentence.
  package let reason: String
  /// What is missing now.
  package let gaps: [InquiryGap]
  /// What was missing once: it was put right, or its time has passed.
  package let past: [PastFault]
  /// What in the record answers the question.
  package let evidence: [Citation]

  /// The day from which the oldest fault has stood; nil where none is open.
  package var since: CivilDate? { gaps.map(\.gap.since).min() }
}

/// A gap and where in the record it shows.
package struct InquiryGap: Sendable {
  package let gap: Gap
  package let citations: [Citation]
}

/// A gap that is open no longer: it was put right, or its time has passed.
package struct PastFault: Sendable {
  package let rule: RuleID
  package let subject: String
  package let from: CivilDate
  /// The first day on which it was open no longer.
  package let until: CivilDate
}
