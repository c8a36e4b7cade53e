import CivilTime
import Rules
import Testing

/// Who is owed after-care, in which state, and who owes it: each answer whole, with the rule that decided and every
/// doubt, on the days on which one fact more or less makes another of it.
@Suite struct AnswerTests {
  static let groups = FactChange.names(in: "answers")

  @Test(arguments: groups)
  func answers(_ group: String) throws {
    let entries = try #require(try FactChange.read("answers/" + group) as? [[String: Any]])
    for entry in entries {
      let title = try #require(entry["title"] as? String)
      let on = try #require((entry["on"] as? String).flatMap { CivilDate($0) })
      let patch = try Patch(#require(entry["patch"] as? [[String: Any]]))
      let base = try Base(named: #require(entry["base"] as? String))
      let found = try Base(document: patch.applied(to: base.document)).determination(
        on: on, settings: entry["settings"] as? [String: Any] ?? [:],
        lawOn: (entry["law_on"] as? String).flatMap { CivilDate($0) })
      #expect(try lines(of: found) == lines(of: entry), "\(group): \(title), on \(on)")
    }
  }

  /// Every annotation stands in some answer.
  @Test func everyAnnotationIsAsserted() throws {
    var annotations: Set<String> = []
    for group in Self.groups {
      for entry in try #require(try FactChange.read("answers/" + group) as? [[String: Any]]) {
        annotations.formUnion(entry["annotations"] as? [String] ?? [])
      }
    }
    #expect(annotations == ["in_hospital", "recalled", "in_prison", "community_order"])
  }

  private func lines(of entry: [String: Any]) throws -> [String] {
    func body(_ key: String) throws -> String {
      let answer = try #require(entry[key] as? [String: Any])
      let candidates = answer["candidates"] as? [String] ?? []
      return line(key, answer["body"] as? String, answer["rule"] as? String, candidates)
    }
    return [
      "eligibility \(try #require(entry["eligibility"] as? String))",
      "duty \(try #require(entry["duty"] as? String)) since \(entry["duty_since"] as? String ?? "-")",
      "annotations \(try #require(entry["annotations"] as? [String]).sorted().joined(separator: " "))",
      try body("council"), try body("nhs_statutory"), try body("nhs_payer"),
      "doubts \(try #require(entry["doubts"] as? [String]).joined(separator: " "))",
    ]
  }

  private func lines(of found: Determination) -> [String] {
    [
      "eligibility \(found.eligibility.status.rawValue)",
      "duty \(found.duty.state.rawValue) since \(found.duty.since?.description ?? "-")",
      "annotations \(found.duty.annotations.map(\.rawValue).sorted().joined(separator: " "))",
      line("council", found.council.body?.text, found.council.rule?.description, found.council.candidates.map(\.text)),
      line(
        "nhs_statutory", found.nhsStatutory.body?.text, found.nhsStatutory.rule?.description,
        found.nhsStatutory.candidates.map(\.text)),
      line(
        "nhs_payer", found.nhsPayer.body?.text, found.nhsPayer.rule?.description, found.nhsPayer.candidates.map(\.text)),
      "doubts \(found.doubts.map(\.description).joined(separator: " "))",
    ]
  }

  private func line(_ key: String, _ body: String?, _ rule: String?, _ candidates: [String]) -> String {
    "\(key) \(body ?? "-") by \(rule ?? "-") or \(candidates.joined(separator: " "))"
  }
}
