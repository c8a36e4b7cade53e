package import CaseFile
package import CivilTime

/// What the rules say of one case on one day.
///
/// Format `aftercare-determination/1`.
package struct Determination: Hashable, Sendable {
  package static let format = "aftercare-determination/1"

  package var reference: CaseReference
  package var on: CivilDate
  /// The day whose law was applied; normally `on`.
  package var lawOn: CivilDate
  /// What was known then; nil where everything known now was used.
  package var knownAt: Instant?
  package var eligibility: Eligibility
  package var duty: Duty
  package var council: ResponsibleBody
  package var nhsStatutory: ResponsibleBody
  package var nhsPayer: ResponsibleBody
  /// Worst first; then by rule and subject.
  package var gaps: [Gap]
  /// Soonest first; then by rule and subject.
  package var upcoming: [Upcoming]
  /// Every doubt that touches this answer, sorted.
  package var doubts: [Doubt]
  /// The first later day on which this answer could differ with no new fact; nil is never.
  package var nextChange: CivilDate?
}

/// Whether the person is one to whom section 117 applies.
package struct Eligibility: Hashable, Sendable {
  package enum Status: String, Sendable, CaseIterable {
    case eligible
    case notEligible = "not_eligible"
    case needsReview = "needs_review"
  }

  package var status: Status
  package var reasons: [Reason] = []
  package var doubts: [Doubt] = []
}

/// The joint duty on the day.
package struct Duty: Hashable, Sendable {
  package enum State: String, Sendable, CaseIterable {
    case none, prospective, live
    case liveOnLeave = "live_on_leave"
    case endedJointDecision = "ended_joint_decision"
    case endedDeath = "ended_death"
    case unknown
  }

  package enum Annotation: String, Sendable, CaseIterable, Comparable {
    case communityOrder = "community_order"
    case inHospital = "in_hospital"
    case inPrison = "in_prison"
    case recalled

    package static func < (left: Annotation, right: Annotation) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  package var state: State
  /// The first day of the present state; nil for `none`.
  package var since: CivilDate?
  package var annotations: [Annotation] = []
  package var reasons: [Reason] = []
}

/// The body on which a part of the duty falls, and the rule that says so.
package struct ResponsibleBody: Hashable, Sendable {
  /// Nil where it cannot be determined.
  package var body: BodyCode?
  /// RC-1 to RC-3, RN-1 to RN-5f, RN-W, WP; nil where there is no qualifying detention.
  package var rule: String?
  /// Others that it could be, by code.
  package var candidates: [BodyCode] = []
  package var reasons: [Reason] = []
  package var doubts: [Doubt] = []
}

/// One step of an explanation.
package struct Reason: Hashable, Sendable {
  package var text: String
  /// The facts used, as `list:id`.
  package var facts: [String] = []
  /// The law and guidance relied on.
  package var sources: [String] = []
}

/// A numbered doubt about the law (D-01 …), which must be shown wherever it touches an answer.
package struct Doubt: Hashable, Sendable, Comparable {
  package let number: Int

  package init(_ number: Int) {
    self.number = number
  }

  package static func < (left: Doubt, right: Doubt) -> Bool { left.number < right.number }
}

extension Doubt: CustomStringConvertible {
  package var description: String { "D-" + (number < 10 ? "0" : "") + String(number) }
}

/// How bad a gap is for the person.
package enum Severity: String, Sendable, CaseIterable, Comparable {
  case critical, high, medium, low

  /// The worse is the lesser, so that sorting puts it first.
  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  package var rank: Int {
    switch self {
    case .critical: 0
    case .high: 1
    case .medium: 2
    case .low: 3
    }
  }
}

/// Something that is missing on the day, and who must put it right.
package struct Gap: Hashable, Sendable {
  package var rule: RuleID
  /// `case` or `list:id`; with the rule, the gap's identity from night to night.
  package var subject: String
  package var severity: Severity
  /// The first day of the unbroken run of days on which it was open.
  package var since: CivilDate
  /// The deadline that passed; nil for a gap that is open at once.
  package var due: CivilDate?
  /// The bodies that must act, as they exist on the day.
  package var owedBy: [BodyCode]
  /// What is missing, in words; empty where words were not asked for.
  package var why: String = ""
  /// The facts used, as `list:id`.
  package var facts: [String] = []
  package var doubts: [Doubt] = []

  package init(
    rule: RuleID, subject: String, severity: Severity, since: CivilDate, due: CivilDate?,
    owedBy: [BodyCode], why: String = "", facts: [String] = [], doubts: [Doubt] = []
  ) {
    self.rule = rule
    self.subject = subject
    self.severity = severity
    self.since = since
    self.due = due
    self.owedBy = owedBy
    self.why = why
    self.facts = facts
    self.doubts = doubts
  }
}

extension Gap {
  /// The order of gaps: worst first, then by rule and subject.
  static func comesFirst(_ left: Gap, _ right: Gap) -> Bool {
    (left.severity.rank, left.rule.text, left.subject) < (right.severity.rank, right.rule.text, right.subject)
  }
}

/// A clock that is running and unmet: it will open as a gap if nothing changes.
package struct Upcoming: Hashable, Sendable {
  package var rule: RuleID
  package var subject: String
  /// The last day to act.
  package var due: CivilDate
  /// The day on which it becomes a gap.
  package var opens: CivilDate
  package var owedBy: [BodyCode]

  package init(
    rule: RuleID, subject: String, due: CivilDate, opens: CivilDate, owedBy: [BodyCode]
  ) {
    self.rule = rule
    self.subject = subject
    self.due = due
    self.opens = opens
    self.owedBy = owedBy
  }
}
