import CaseFile
import CivilTime
import Testing

@testable import Rules

/// What once arose stays, and what an answer rests on is named.
@Suite struct RecallAndDoubtTests {
  private static func determination(_ members: String, on: String) throws -> Determination {
    let json = #"{"format": "aftercare-case/1", "case": "T-1", "person": {}, "# + members + "}"
    let file = try CaseFile(json: Array(json.utf8))
    return Rulebook().assess(file, on: try #require(CivilDate(on)))
  }

  private static let home = """
    "residence": [{"id": "r", "council": "E08000035", "kind": "own_home", "start": "2000-01-01"}]
    """

  /// MHA 1983 s117(1): the detention of the recall began before the person left hospital, the recall after it.
  @Test(arguments: ["2025-02-20", "2025-02-28", "2025-03-01", "2025-03-31", "2025-04-01"])
  func aDutyThatAroseGoesOnThroughARecall(_ on: String) throws {
    let found = try Self.determination(
      """
      \(Self.home),
      "legal_status": [
        {"id": "a", "section": "3", "start": "2025-01-10", "end": "2025-02-10"},
        {"id": "b", "section": "2", "start": "2025-02-15", "end": "2025-03-01"},
        {"id": "c", "section": "3", "start": "2025-03-01", "end": "2025-04-01"}],
      "spells": [{"id": "s", "admitted": "2025-01-10", "left": "2025-02-20T12:00:00Z"}],
      "community_orders": [{"id": "o", "kind": "community_treatment_order", "start": "2025-02-20"}]
      """, on: on)
    #expect(found.duty.state == .live && found.duty.since == CivilDate("2025-02-20"))
    #expect(found.duty.annotations.contains(.recalled) == (on >= "2025-03-01" && on < "2025-04-01"))
  }

  /// Leave of a detention that became a recall only later does not make the duty arise on leave.
  @Test(arguments: ["2025-02-25", "2025-03-05", "2025-04-05"])
  func leaveBeforeARecallIsNoLeaveOfTheRecalled(_ on: String) throws {
    let found = try Self.determination(
      """
      \(Self.home),
      "legal_status": [
        {"id": "a", "section": "3", "start": "2025-01-10", "end": "2025-02-10"},
        {"id": "b", "section": "2", "start": "2025-02-15", "end": "2025-03-01"},
        {"id": "c", "section": "3", "start": "2025-03-01", "end": "2025-04-01"}],
      "spells": [{"id": "s", "admitted": "2025-01-10", "left": "2025-02-20T12:00:00Z"}],
      "leave": [{"id": "l", "start": "2025-02-17", "living_out": true}],
      "community_orders": [{"id": "o", "kind": "community_treatment_order", "start": "2025-02-20"}]
      """, on: on)
    #expect(found.duty.state == .live && found.duty.since == CivilDate("2025-02-20"))
  }

  /// MHA 2025 s46: the notice of a decision that ends nothing ends nothing either.
  @Test(arguments: [("no_longer_needs_aftercare", true), ("refuses_services", false)])
  func aJointNoticeIsThatOfADecisionWithEffect(_ ground: String, _ ends: Bool) throws {
    let json = """
      {"format": "aftercare-case/1", "case": "T-1", "person": {},
      "residence": [{"id": "r", "council": "E08000035", "kind": "own_home", "start": "2000-01-01"}],
      "gp_registrations": [{"id": "g", "commissioner": "QWO", "start": "2022-07-01"}],
      "legal_status": [{"id": "a", "section": "3", "start": "2025-01-10", "end": "2025-02-10"}],
      "endings": [
        {"id": "e1", "body": "E08000035", "decided": "2026-02-01", "grounds": ["\(ground)"],
          "notice_given": "2026-02-20", "notice_joint": true},
        {"id": "e2", "body": "E08000035", "decided": "2026-02-10", "grounds": ["no_longer_needs_aftercare"]},
        {"id": "e3", "body": "QWO", "decided": "2026-02-10", "grounds": ["no_longer_needs_aftercare"]}]}
      """
    var settings = Settings.standard
    try settings.set("mha2025_s46_from", to: "2026-01-01")
    let file = try CaseFile(json: Array(json.utf8))
    let on = try #require(CivilDate("2026-03-01"))
    let found = Rulebook(settings: settings).assess(file, on: on)
    #expect(found.nhsStatutory.body?.text == "QWO")
    #expect(found.duty.state == (ends ? .endedJointDecision : .live))
    let unnoticed = found.gaps.filter { $0.rule.text == "EN-05" }.map(\.subject)
    #expect(unnoticed == (ends ? [] : ["endings:e2", "endings:e3"]))
    #expect(
      found.duty.reasons.contains { $0.sources == ["MHA 2025 s46"] && $0.facts == ["endings:e2", "endings:e3"] }
        == !ends)
  }

  /// A council whose code alone changed on 1 April 2025 has its lead under either code, before and after.
  @Test(arguments: ["E08000016", "E08000038"], ["2024-03-01", "2025-05-01"])
  func aLeadIsThatOfTheBodyUnderEitherOfItsCodes(_ code: String, _ on: String) throws {
    let json = """
      {"format": "aftercare-case/1", "case": "T-1", "person": {},
      "residence": [{"id": "r", "council": "E08000016", "kind": "own_home", "start": "2000-01-01"}],
      "legal_status": [{"id": "a", "section": "3", "start": "2023-01-10", "end": "2023-02-10"}]}
      """
    let contacts = #"[{"id": "c", "body": "\#(code)", "name": "Lead", "start": "2023-01-01"}]"#
    let directory = try Directory(
      json: Array(#"{"format": "aftercare-directory/1", "contacts": \#(contacts)}"#.utf8))
    let file = try CaseFile(json: Array(json.utf8))
    let found = Rulebook(directory: directory).assess(file, on: try #require(CivilDate(on)))
    #expect(found.gaps.filter { $0.rule.text == "RT-10" }.map(\.subject) == ["body:QF7"])
  }

  /// The stay of the first detention was left a day after the second had begun: no duty arose between them.
  @Test(arguments: [("2025-06-15", true), ("2025-06-17", false)])
  func noDutyArisesOnceTheNextDetentionHasBegun(_ left: String, _ arose: Bool) throws {
    let found = try Self.determination(
      """
      \(Self.home),
      "legal_status": [
        {"id": "a", "section": "3", "start": "2024-11-27", "end": "2025-05-26"},
        {"id": "b", "section": "3", "start": "2025-06-16"}],
      "spells": [{"id": "s", "admitted": "2024-11-27", "left": "\(left)T12:00:00Z"}],
      "endings": [{"id": "e", "body": "E08000035", "decided": "2026-05-03"}]
      """, on: "2026-11-21")
    #expect(found.duty.state == .prospective)
    #expect(found.gaps.contains { $0.subject == "endings:e" } == arose)
    #expect(found.duty.reasons.contains { $0.text.hasPrefix("An earlier duty was owed") } == arose)
  }

  @Test func theCurrentKeyWorkerIsTheLatest() throws {
    func asked(_ employer: String) throws -> [String] {
      try Self.determination(
        """
        \(Self.home),
        "legal_status": [{"id": "a", "section": "3", "start": "2024-11-27", "end": "2025-05-26"}],
        "plans": [{"id": "p", "agreed": "2025-05-20", "services": [
          {"id": "s", "aftercare": true, "provider": "RGD", "start": "2025-05-26"}]}],
        "key_workers": [
          {"id": "k1", "name": "One", "employer": "RGD", "start": "2025-05-26"},
          {"id": "k2", "name": "Two", "employer": "\(employer)", "start": "2025-06-01"}]
        """, on: "2025-07-01"
      ).gaps.filter { $0.rule.text == "CP-20" }.map(\.subject)
    }
    #expect(try asked("E08000035") == [])
    #expect(try asked("RGD") == ["key_workers:k2"])
  }

  /// The day on which a duty was restored is that of the withdrawal, and the answer names it.
  @Test func aRestoredDutySaysByWhatItIsRestored() throws {
    let ending = #""grounds": ["no_longer_needs_aftercare"], "decided": "2026-02-01""#
    let found = try Self.determination(
      """
      \(Self.home),
      "gp_registrations": [{"id": "g", "commissioner": "QWO", "start": "2022-07-01"}],
      "legal_status": [{"id": "a", "section": "3", "start": "2025-01-10", "end": "2025-02-10"}],
      "endings": [{"id": "e1", "body": "E08000035", \(ending), "withdrawn": "2026-03-01"},
        {"id": "e2", "body": "QWO", \(ending)}]
      """, on: "2026-04-01")
    #expect(found.duty.state == .live && found.duty.since == CivilDate("2026-03-01"))
    #expect(found.duty.reasons.contains { $0.facts == ["endings:e1"] })
  }

  /// One body alone decided, and withdrew on the day on which leave became leaving for good: nothing had been ended.
  @Test func whatWasNeverEndedIsNotRestored() throws {
    let found = try Self.determination(
      """
      \(Self.home),
      "gp_registrations": [{"id": "g", "commissioner": "QWO", "start": "2022-07-01"}],
      "legal_status": [{"id": "a", "section": "3", "start": "2025-01-10", "end": "2025-05-10"}],
      "leave": [{"id": "l", "start": "2025-03-01", "living_out": true}],
      "endings": [{"id": "e1", "body": "E08000035", "decided": "2025-04-01",
        "grounds": ["no_longer_needs_aftercare"], "withdrawn": "2025-05-10"}]
      """, on: "2025-06-10")
    #expect(found.duty.state == .live && found.duty.since == CivilDate("2025-05-10"))
    #expect(!found.duty.reasons.contains { $0.facts.contains("endings:e1") })
  }

  @Test func onlyLeaveThatIsInDoubtIsAReasonToLook() throws {
    let leave = #"{"id": "l1", "start": "2025-02-01", "end": "2025-02-10", "overnight": true}"#
    func reasons(_ more: String) throws -> [Reason] {
      try Self.determination(
        """
        \(Self.home), "legal_status": [{"id": "a", "section": "3", "start": "2025-01-10"}], "leave": [\(leave)\(more)]
        """, on: "2025-02-05"
      ).eligibility.reasons
    }
    let day = #", {"id": "l2", "start": "2025-02-05", "end": "2025-02-06", "overnight": false}"#
    let escorted = #", {"id": "l2", "start": "2025-02-05", "overnight": true, "escorted": true}"#
    let alone = try reasons("")
    #expect(alone.contains { $0.facts == ["leave:l1"] })
    #expect(try reasons(day) == alone && reasons(escorted) == alone)
  }

  /// D-19: the NHS body of the day of the decisions is unknown, and so they part the later detention from the earlier.
  @Test(arguments: [("03R", true), ("E08000035", false)])
  func anEndingByDefaultBeforeTheChainIsADoubtOfTheAnswer(_ body: String, _ isDoubtful: Bool) throws {
    let found = try Self.determination(
      """
      \(Self.home),
      "legal_status": [
        {"id": "a", "section": "3", "start": "2021-01-01", "end": "2021-02-01"},
        {"id": "b", "section": "3", "start": "2023-03-01", "end": "2023-04-01"}],
      "gp_registrations": [
        {"id": "g1", "commissioner": "QHM", "start": "2022-01-01", "end": "2023-01-01"},
        {"id": "g2", "commissioner": "QOP", "start": "2023-01-01"}],
      "endings": [
        {"id": "e1", "body": "E08000035", "decided": "2022-06-30", "grounds": ["no_longer_needs_aftercare"]},
        {"id": "e2", "body": "\(body)", "decided": "2022-06-30", "grounds": ["no_longer_needs_aftercare"]}]
      """, on: "2023-04-01")
    #expect(found.nhsStatutory.rule == (isDoubtful ? "RN-5e" : "RN-5d"))
    #expect(found.nhsStatutory.doubts.contains(Doubt(19)) == isDoubtful)
    #expect(found.doubts.contains(Doubt(19)) == isDoubtful)
  }

  @Test(arguments: ["own_home", "hotel", "no_fixed_abode"])
  func whoeverWasInWalesBeforeIsAskedAbout(_ kind: String) throws {
    let found = try Self.determination(
      """
      "residence": [{"id": "r", "council": "W06000015", "kind": "\(kind)", "start": "2020-01-01"}],
      "legal_status": [{"id": "a", "section": "3", "start": "2025-01-10", "end": "2025-02-10"}]
      """, on: "2025-03-01")
    #expect(found.gaps.contains { $0.rule == "RT-16" })
  }
}
