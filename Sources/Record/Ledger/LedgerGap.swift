package import CaseFile
package import CivilTime
package import Rules

/// A gap as the ledger keeps it.
package struct LedgerGap: Hashable, Sendable {
  package var rule: RuleID
  /// `case` or `list:id`; with the rule, the gap's identity from night to night.
  package var subject: String
  package var severity: Severity
  package var since: CivilDate
  package var due: CivilDate?
  package var owedBy: [BodyCode]
  package var why: String
  package var facts: [String]
  package var doubts: [Doubt]

  package init(
    rule: RuleID, subject: String, severity: Severity, since: CivilDate, due: CivilDate?,
    owedBy: [BodyCode], why: String, facts: [String], doubts: [Doubt]
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

  package init(_ gap: Gap) {
    self.init(
      rule: gap.rule, subject: gap.subject, severity: gap.severity, since: gap.since,
      due: gap.due, owedBy: gap.owedBy, why: gap.why, facts: gap.facts, doubts: gap.doubts)
  }

  package var key: GapKey { GapKey(rule: rule, subject: subject) }
}

/// What a gap is known by within its case.
package struct GapKey: Hashable, Comparable, Sendable {
  package let rule: RuleID
  package let subject: String

  package init(rule: RuleID, subject: String) {
    self.rule = rule
    self.subject = subject
  }

  package static func < (left: GapKey, right: GapKey) -> Bool {
    (left.rule, left.subject) < (right.rule, right.subject)
  }
}

/// A running clock as the ledger keeps it.
package struct LedgerUpcoming: Hashable, Sendable {
  package var rule: RuleID
  package var subject: String
  package var opens: CivilDate
  package var due: CivilDate
  package var owedBy: [BodyCode]

  package init(
    rule: RuleID, subject: String, opens: CivilDate, due: CivilDate, owedBy: [BodyCode]
  ) {
    self.rule = rule
    self.subject = subject
    self.opens = opens
    self.due = due
    self.owedBy = owedBy
  }

  package init(_ upcoming: Upcoming) {
    self.init(
      rule: upcoming.rule, subject: upcoming.subject, opens: upcoming.opens, due: upcoming.due,
      owedBy: upcoming.owedBy)
  }

  package var key: GapKey { GapKey(rule: rule, subject: subject) }
}
