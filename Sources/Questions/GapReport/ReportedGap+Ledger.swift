import CaseFile
import CivilTime
import Record
import Rules

extension ReportedGap {
  init(_ owed: OwedGap) {
    let gap = owed.gap
    self.init(
      reference: owed.reference,
      gap: Gap(
        rule: gap.rule, subject: gap.subject, severity: gap.severity, since: gap.since,
        due: gap.due, owedBy: gap.owedBy, why: gap.why, facts: gap.facts, doubts: gap.doubts),
      openedOn: owed.openedOn)
  }
}

extension ReportedGap {
  init(_ told: ToldGap, accepted: [GapAcceptance], on night: CivilDate) {
    self.init(told.owed)
    story.cause = told.cause
    story.severityBefore = told.severityBefore
    story.isReopened = told.isReopened
    story.acceptances = accepted.filter {
      $0.rule == gap.rule && $0.subject == gap.subject && $0.holds(on: night, gapOpenedOn: openedOn)
    }
  }
}

extension ReportedClock {
  init(_ owed: OwedClock) {
    let clock = owed.upcoming
    self.init(
      reference: owed.reference,
      upcoming: Upcoming(
        rule: clock.rule, subject: clock.subject, due: clock.due, opens: clock.opens,
        owedBy: clock.owedBy))
  }
}
