import CaseFile
import CivilTime
import Record

@testable import Rules

/// Determinations made up for the ledger's tests.
enum Fixtures {
  static func determination(
    _ reference: CaseReference, on day: CivilDate, gaps: [String], owedBy: [BodyCode]
  ) throws -> Determination {
    Determination(
      reference: reference, on: day, lawOn: day, knownAt: nil,
      eligibility: Eligibility(status: .eligible),
      duty: Duty(state: .live, since: CivilDate("2020-02-03"), annotations: [.recalled]),
      council: ResponsibleBody(body: owedBy.first, rule: "RC-2"),
      nhsStatutory: ResponsibleBody(body: nil, rule: "RN-5e"),
      nhsPayer: ResponsibleBody(body: nil, rule: nil),
      gaps: gaps.map { rule in
        Gap(
          rule: RuleID(rule), subject: "case", severity: .high, since: CivilDate("2026-01-01")!,
          due: CivilDate("2025-12-31"), owedBy: owedBy, why: "Because \"of\" {it}\\.",
          facts: ["plans:p1", "events:e,1"], doubts: [Doubt(1)])
      },
      upcoming: [
        Upcoming(
          rule: "RV-02", subject: "plans:p1", due: CivilDate("2027-01-01")!,
          opens: CivilDate("2027-01-02")!, owedBy: owedBy)
      ], doubts: [Doubt(1), Doubt(19)], nextChange: CivilDate("2027-01-02"))
  }
}
