package import CaseFile
package import CivilTime
package import Rules

/// A gap that a named person accepted for a body until a day. Hides nothing.
package struct GapAcceptance: Hashable, Sendable {
  package let reference: CaseReference
  package let rule: RuleID
  package let subject: String
  package let body: BodyCode
  /// A name and an office.
  package let acceptedBy: String
  package let reason: String
  /// It holds for a gap that was open on this day, until that closes.
  package let acceptedOn: CivilDate
  /// The first day on which it holds no more.
  package let until: CivilDate
  /// The day on which somebody ended it before; nil where nobody did.
  package let endedOn: CivilDate?

  /// Whether it holds on a day for a gap that opened on another.
  package func holds(on day: CivilDate, gapOpenedOn opened: CivilDate) -> Bool {
    opened <= acceptedOn && acceptedOn <= day && day < until && endedOn.map { day < $0 } ?? true
  }
}

/// A gap to be accepted: by whom, why and until when.
package struct AcceptanceRequest: Hashable, Sendable {
  package let reference: CaseReference
  package let rule: RuleID
  package let subject: String
  package let acceptedBy: String
  package let reason: String
  package let acceptedOn: CivilDate
  package let until: CivilDate

  package init(
    reference: CaseReference, rule: RuleID, subject: String, acceptedBy: String, reason: String,
    acceptedOn: CivilDate, until: CivilDate
  ) {
    self.reference = reference
    self.rule = rule
    self.subject = subject
    self.acceptedBy = acceptedBy
    self.reason = reason
    self.acceptedOn = acceptedOn
    self.until = until
  }
}

/// What became of an acceptance.
package enum AcceptanceOutcome: Sendable {
  case accepted
  /// There is no such case for who asks.
  case noSuchCase
  /// By the last published night there is no such gap that the body owes.
  case noSuchGap
}
