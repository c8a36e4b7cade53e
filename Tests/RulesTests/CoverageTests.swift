import CivilTime
import Rules
import Testing

@testable import struct Rules.RuleEntry

/// Nothing that the contract can answer goes unasserted: every rule, every way of naming a responsible body, every
/// state, every doubt stands in an expectation of some scenario.
@Suite struct CoverageTests {
  static let rules = Set(RuleEntry.all.map(\.id.text))

  @Test func everyRuleIsAssertedOpen() throws {
    let asserted = try Self.words(["gaps", "gaps_include"])
    #expect(Self.rules.subtracting(asserted).isEmpty)
  }

  @Test func everyClockIsAssertedUpcoming() throws {
    let asserted = try Self.words(["upcoming_include"])
    #expect(Set(Self.clocks).subtracting(asserted).isEmpty)
  }

  @Test func everyStateIsAsserted() throws {
    let states = ["none", "prospective", "live", "live_on_leave", "ended_joint_decision", "ended_death", "unknown"]
    #expect(Set(states).subtracting(try Self.words(["duty"])).isEmpty)
    let eligibilities = ["eligible", "not_eligible", "needs_review"]
    #expect(Set(eligibilities).subtracting(try Self.words(["eligibility"])).isEmpty)
  }

  @Test func everyDoubtIsAsserted() throws {
    let doubts = [1, 2, 3, 5, 6, 7, 8, 9, 10, 14, 17, 18, 19].map { "D-" + ($0 < 10 ? "0" : "") + "\($0)" }
    #expect(Set(doubts).subtracting(try Self.words(["doubts_include"])).isEmpty)
  }

  /// A rule that names a body counts where that body is asserted on a day on which that rule named it.
  @Test func everyRuleOfResponsibilityIsAsserted() throws {
    var deciding: Set<String> = []
    for name in Scenario.names {
      let scenario = try Scenario(named: name)
      for expected in scenario.expectations {
        let asserted = Self.bodies.filter { expected[$0] != nil }
        guard !asserted.isEmpty else { continue }
        let found = try scenario.determination(for: expected)
        for body in asserted { deciding.formUnion([Self.rule(of: body, in: found)].compactMap(\.self)) }
      }
    }
    let rules = [
      "RC-1", "RC-2", "RC-3", "RN-1", "RN-2", "RN-3", "RN-3T", "RN-4", "RN-W", "RN-5a", "RN-5b", "RN-5c", "RN-5d",
      "RN-5e", "RN-5f", "WP",
    ]
    #expect(Set(rules).subtracting(deciding).isEmpty)
  }

  @Test func everyRuleHasFactChanges() throws {
    #expect(Set(FactChangeTests.rules) == Self.rules)
    for rule in FactChangeTests.rules {
      #expect(try FactChange.all(of: rule).contains { !$0.isQuiet }, "\(rule) is never opened")
    }
  }

  private static let bodies = ["council", "nhs_statutory", "nhs_payer"]

  /// The rules whose text sets a clock ("due:" or "opens:").
  private static let clocks = [
    "CP-02", "CP-05", "CP-06", "CP-11", "CP-13", "CP-15", "CP-16", "CP-18", "FN-02", "FN-04", "FN-05", "FN-11",
    "FN-12", "FN-15", "AC-07", "AC-09", "EN-05", "EN-06", "EN-13", "RT-01", "RT-02", "RT-04", "RT-11", "RT-12",
    "RT-21", "RV-01", "RV-02", "RV-03", "RV-04", "RV-06", "RV-07", "RV-08", "RV-09", "RV-10", "RV-11", "CM-01",
    "CM-02", "CM-03", "CM-06", "DQ-01",
  ]

  private static func rule(of body: String, in found: Determination) -> String? {
    switch body {
    case "council": found.council.rule?.description
    case "nhs_statutory": found.nhsStatutory.rule?.description
    default: found.nhsPayer.rule?.description
    }
  }

  /// Every word that an expectation has under one of these keys.
  private static func words(_ keys: [String]) throws -> Set<String> {
    var words: Set<String> = []
    for name in Scenario.names {
      for expected in try Scenario(named: name).expectations {
        for key in keys {
          words.formUnion(expected[key] as? [String] ?? [])
          words.formUnion([expected[key] as? String].compactMap(\.self))
        }
      }
    }
    return words
  }
}
