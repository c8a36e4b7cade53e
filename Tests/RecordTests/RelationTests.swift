import CaseFile
import CivilTime
import Database
import Record
import Testing

/// From when to when a body is a party to a case.
@Suite struct RelationTests {
  static let today = CivilDate("2026-11-21")!

  func parties(_ facts: String) throws -> [String] {
    let file = try caseFile(
      """
      {"format": "aftercare-case/1", "case": "MINE", "person": {}, \(facts)}
      """)
    return file.parties(today: Self.today).map { party in
      "\(party.body) \(party.basis.rawValue) \(party.since)-\(party.until?.description ?? "")"
    }
  }

  @Test func whoeverPaysIsAPartyWhileItPays() throws {
    let agreement = #"{"id": "f1", "start": "2020-01-01", "end": "2024-03-31", "parties": [{"body": "QPM"}]}"#
    let later = #"{"id": "f2", "start": "2024-04-01", "parties": [{"body": "QPM"}]}"#
    #expect(try parties("\"funding\": [\(agreement)]") == ["QPM funding 2020-01-01-2024-04-01"])
    #expect(try parties("\"funding\": [\(agreement), \(later)]") == ["QPM funding 2020-01-01-"])
  }

  @Test func whoeverTookPartIsOneUntilAMeetingWithoutIt() throws {
    let with = #"{"id": "m1", "kind": "review", "held": "2024-01-05", "represented": ["QPM"]}"#
    let without = #"{"id": "m2", "kind": "review", "held": "2025-01-06", "represented": ["E06000062"]}"#
    let planned = #"{"id": "m3", "kind": "review", "due": "2026-01-06", "represented": []}"#
    #expect(try parties("\"meetings\": [\(with), \(planned)]") == ["QPM represented 2024-01-05-"])
    #expect(
      try parties("\"meetings\": [\(with), \(without)]") == [
        "QPM represented 2024-01-05-2025-01-06", "E06000062 represented 2025-01-06-",
      ])
  }

  @Test func whoeverIsDeterminedNoLongerIsAFormerParty() async throws {
    let test = try await IsolationTests.filled("record_relation")
    let ledger = LedgerTests()
    let first: BodyCode = "E06000001"
    let reference = CaseReference("MINE")!
    // Nights to come: what was recorded today came while it was a party.
    let day = CivilDate("2020-01-01")!
    _ = try await ledger.judge(test, on: day, gaps: ["CP-01"], owedBy: [first])
    #expect(try await until(test, first) == "infinity")
    _ = try await ledger.judge(test, on: day + 1, everything: true, gaps: ["CP-01"], owedBy: [LedgerTests.council])
    #expect(try await until(test, first) == "2020-01-02")
    let capacity = Capacity.application(bodies: [first])
    // All was recorded later: of the case as it was then there is nothing.
    #expect(try await test.register.caseFile(reference, as: capacity) == nil)
    #expect(try await test.register.gaps(owedBy: first, as: capacity).isEmpty)
    let council = Capacity.application(bodies: [LedgerTests.council])
    #expect(try await test.register.caseFile(reference, as: council) != nil)
    #expect(try await test.register.gaps(owedBy: LedgerTests.council, as: council).count == 1)
    // Determined again it is a party again.
    _ = try await ledger.judge(test, on: day + 2, everything: true, gaps: ["CP-01"], owedBy: [first])
    #expect(try await until(test, first) == "infinity")
    #expect(try await test.register.caseFile(reference, as: capacity)?.plans.count == 1)
  }

  /// What was corrected or added after its end is not for a former party; what it knew stays as it was.
  @Test func aFormerPartyReadsTheCaseAsItWasKnownAtItsEnd() async throws {
    let test = try await IsolationTests.filled("record_former")
    let ledger = LedgerTests()
    let first: BodyCode = "E06000001"
    let reference = CaseReference("MINE")!
    for table in ["person", "plans", "plan_services"] {
      _ = try await test.look("update aftercare.\(identifier: table) set recorded_at = '2019-05-01'")
    }
    let day = CivilDate("2020-01-01")!
    _ = try await ledger.judge(test, on: day, everything: true, gaps: ["CP-01"], owedBy: [first])
    _ = try await ledger.judge(test, on: day + 1, everything: true, gaps: ["CP-01"], owedBy: [LedgerTests.council])
    let before = try #require(
      try await test.register.caseFile(reference, as: .registerOperator))
    var after = before
    after.person.familyName = "Later"
    after.plans = []
    try await test.register.importCases([after], from: ledger.file)
    let capacity = Capacity.application(bodies: [first])
    let found = try #require(try await test.register.caseFile(reference, as: capacity))
    #expect(found.plans == before.plans && found.person == before.person)
    let whole = try await test.register.eachCase(as: capacity, readers: 1) { $0.file }
    #expect(whole == [found])
    let history = try await test.register.history(of: reference, as: capacity)
    #expect(history?.steps.map(\.file) == [found])
  }

  /// Who owes what is kept with the gap, and what the gap says with who owes it, through every fate of it.
  @Test func whoOwesAGapFollowsTheGap() async throws {
    let test = try await IsolationTests.filled("record_owed_rows")
    let ledger = LedgerTests()
    let nights: [([String], [BodyCode])] = [
      (["CP-01", "RV-01"], ["E06000062"]), (["CP-01"], ["QPM", "E06000062"]), (["RV-01"], ["QPM"]), ([], []),
      (["CP-01", "RV-01"], []),
    ]
    for (offset, (gaps, owedBy)) in nights.enumerated() {
      for _ in 0..<2 {
        _ = try await ledger.judge(
          test, on: LedgerTests.day + offset, everything: true, gaps: gaps, owedBy: owedBy)
        let differing = try await test.look(
          """
          select format('%s %s %s %s', body, rule, subject, closed_on) from (
            select owing.body, rule, subject, closed_on, (
              case_id, severity, since, due, owed_by, why, facts, doubts, opened_on) as words
            from aftercare.gap cross join unnest(owed_by) as owing (body)
          ) as wanted
          full join (
            select body, rule, subject, closed_on, (
              case_id, severity, since, due, owed_by, why, facts, doubts, opened_on) as words
            from aftercare.gap_owed
          ) as owed using (body, rule, subject, closed_on)
          where owed.words is distinct from wanted.words
          union all
          select format('clock %s %s', body, rule) from (
            select owing.body, rule, subject, (case_id, opens, due, owed_by, noted_on) as words
            from aftercare.upcoming cross join unnest(owed_by) as owing (body)
          ) as wanted
          full join (
            select body, rule, subject, (case_id, opens, due, owed_by, noted_on) as words
            from aftercare.upcoming_owed
          ) as owed using (body, rule, subject)
          where owed.words is distinct from wanted.words
          """)
        #expect(differing.isEmpty, "night \(offset)")
      }
    }
  }

  private func until(_ test: TestRegister, _ body: BodyCode) async throws -> String? {
    try await test.look(
      """
      select until from aftercare.case_party where body = \(body.text) and superseded_at = 'infinity'
      """
    ).first ?? nil
  }
}
