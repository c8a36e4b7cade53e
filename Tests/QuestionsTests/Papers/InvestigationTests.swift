import CivilTime
import Questions
import Rules
import Testing

@Suite struct InvestigationTests {
  static func investigate(_ name: String, on day: String = "2026-11-21") throws -> Investigation {
    Investigation(try PaperScenario.paper(name, on: try #require(CivilDate(day))))
  }

  static func part(_ theme: Investigation.Theme, of found: Investigation) throws -> Investigation.Part {
    try #require(found.parts.first { $0.theme == theme })
  }

  @Test func everyCheckBelongsToOneQuestion() {
    let asked = Investigation.rulesAsked
    #expect(asked.count == RuleEntry.all.count)
    #expect(Set(asked) == Set(RuleEntry.all.map(\.id)))
  }

  @Test(arguments: ["exemplar-complete", "exemplar-community-order", "exemplar-ending"])
  func aWellRunCaseHasNoFault(name: String) throws {
    let found = try Self.investigate(name)
    #expect(found.count(.fault) == 0 && found.count(.pastFault) == 0)
    #expect(found.count(.noFault) > 15)
  }

  @Test(arguments: [
    ("care-planning-cp-01", "2025-06-19", Investigation.Theme.carePlan), ("funding-fn-03", "2026-06-04", .funding),
    ("accommodation-ac-01", "2026-11-21", .accommodation), ("ending-en-01", "2026-08-04", .ending),
    ("responsibility-rt-12", "2026-11-01", .responsibility), ("complaints-cm-03", "2026-05-04", .records),
  ])
  func aFaultStandsInItsThemeWithItsReason(name: String, day: String, theme: Investigation.Theme) throws {
    let rule = RuleID(name.suffix(5).uppercased())
    let part = try Self.part(theme, of: Self.investigate(name, on: day))
    #expect(part.verdict == .fault)
    let item = try #require(part.answers.flatMap(\.gaps).first { $0.gap.rule == rule })
    #expect(!item.gap.why.isEmpty)
  }

  /// Whatever the record leaves open is never sound, in no part.
  @Test(arguments: PaperScenario.names)
  func couldNotTellIsNoAllClear(name: String) throws {
    let found = try Self.investigate(name)
    if found.determination.eligibility.status == .needsReview || found.determination.duty.state == .unknown {
      #expect(found.count(.noFault) == 0 && found.count(.doesNotArise) == 0)
    }
    for answer in found.parts.flatMap(\.answers) {
      if !answer.gaps.isEmpty { #expect(answer.verdict == .fault || answer.verdict == .cannotTell) }
      if answer.verdict == .noFault { #expect(!answer.evidence.isEmpty && answer.past.isEmpty) }
      #expect(!answer.reason.isEmpty)
    }
  }

  @Test func aRegisterWithoutPapersTellsNothing() throws {
    let found = try Self.investigate("records-register-without-detention")
    #expect(found.parts.allSatisfy { $0.verdict == .cannotTell })
  }

  @Test func whatWasMissingOnceIsShownWithItsDays() throws {
    let found = try Self.investigate("decision-kent")
    let past = found.parts.flatMap(\.answers).flatMap(\.past)
    let bodies = try #require(past.first { $0.rule == "RT-02" })
    #expect(bodies.until == CivilDate("2022-07-01"))
    #expect(past.allSatisfy { $0.from < $0.until })
    let funding = try Self.part(.funding, of: found)
    #expect(funding.verdicts.contains(.cannotTell) && funding.verdicts.contains(.pastFault))
    #expect(funding.answers.flatMap(\.past).contains { $0.rule == "FN-03" && $0.until == CivilDate("2024-07-24") })
  }

  @Test func bothFormsSayTheSame() throws {
    let found = try Self.investigate("funding-fn-03", on: "2026-06-04")
    let (text, html) = (found.paper.text, found.paper.html)
    for words in ["Charged for after-care", "no finding of an Ombudsman", "never a lawful reason"] {
      #expect(text.contains(words) && html.contains(words), "\(words)")
    }
    #expect(!html.contains("<script") && !html.contains("http"))
  }
}
