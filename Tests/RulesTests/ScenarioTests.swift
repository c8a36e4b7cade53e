import CaseFile
import CivilTime
import Testing

@testable import Rules

/// Every scenario says what must follow from dated facts; the product must say the same.
@Suite struct ScenarioTests {
  /// The checks that the product makes: of others a scenario's expectations say nothing here.
  static let made = Set(Check.all.map(\.entry.id.text))

  @Test func everyScenarioIsRead() {
    #expect(Scenario.names.count >= 160)
  }

  @Test(arguments: Scenario.names)
  func meets(_ name: String) throws {
    let scenario = try Scenario(named: name)
    for expected in scenario.expectations {
      let found = try scenario.determination(for: expected)
      let comment = Comment(rawValue: "\(scenario.name) on \(found.on)")
      expectAnswers(found, expected, comment)
      expectGaps(found, expected, comment)
      expectDetails(found, expected, comment)
      expectNextChange(found, expected, comment)
    }
  }

  private func expectAnswers(
    _ found: Determination, _ expected: [String: Any], _ comment: Comment
  ) {
    let answers: [String: String?] = [
      "eligibility": found.eligibility.status.rawValue,
      "duty": found.duty.state.rawValue,
      "duty_since": found.duty.since?.description,
      "council": found.council.body?.text,
      "nhs_statutory": found.nhsStatutory.body?.text,
      "nhs_payer": found.nhsPayer.body?.text,
    ]
    for (key, answer) in answers {
      guard let wanted = expected[key] else { continue }
      #expect(answer == wanted as? String, "\(comment): \(key)")
    }
    let doubts = Set(found.doubts.map(\.description))
    let wanted = Set(expected["doubts_include"] as? [String] ?? [])
    #expect(wanted.subtracting(doubts).isEmpty, "\(comment): doubts \(doubts)")
  }

  private func expectGaps(_ found: Determination, _ expected: [String: Any], _ comment: Comment) {
    let open = Set(found.gaps.map(\.rule.text))
    if let exact = expected["gaps"] as? [String] {
      #expect(open == Set(exact).intersection(Self.made), "\(comment): gaps")
    }
    let included = Set(expected["gaps_include"] as? [String] ?? []).intersection(Self.made)
    #expect(included.subtracting(open).isEmpty, "\(comment): gaps \(open)")
    let excluded = Set(expected["gaps_exclude"] as? [String] ?? [])
    #expect(open.intersection(excluded).isEmpty, "\(comment): gaps that must not be open")
    let upcoming = Set(found.upcoming.map(\.rule.text))
    let coming = Set(expected["upcoming_include"] as? [String] ?? []).intersection(Self.made)
    #expect(coming.subtracting(upcoming).isEmpty, "\(comment): upcoming \(upcoming)")
  }

  private func expectDetails(
    _ found: Determination, _ expected: [String: Any], _ comment: Comment
  ) {
    guard let details = expected["details"] as? [[String: Any]] else { return }
    let wanted = details.filter { Self.made.contains($0["rule"] as? String ?? "") }
      .map { detail in
        [
          detail["rule"], detail["subject"], detail["severity"], detail["since"], detail["due"],
          (detail["owed_by"] as? [String])?.joined(separator: "+"),
        ].map { $0 as? String ?? "-" }.joined(separator: " ")
      }
    let answers = found.gaps.map { gap in
      [
        gap.rule.text, gap.subject, gap.severity.rawValue, gap.since.description,
        gap.due?.description ?? "-", gap.owedBy.map(\.text).joined(separator: "+"),
      ].joined(separator: " ")
    }
    #expect(Set(answers) == Set(wanted), "\(comment): details")
  }

  private func expectNextChange(
    _ found: Determination, _ expected: [String: Any], _ comment: Comment
  ) {
    guard Self.made.count == RuleEntry.all.count else { return }
    guard let wanted = expected["next_change"] else { return }
    guard let latest = (wanted as? String).flatMap({ CivilDate($0) }) else { return }
    #expect(found.nextChange.map { $0 <= latest && $0 > found.on } ?? false, "\(comment): next change")
  }
}
