import CaseFile
import CivilTime
import Database
import Record
import Rules
import Testing

/// What a night reads from the copy of a case is what it would read from its facts.
@Suite struct CaseCopyTests {
  /// A register of all scenarios.
  private static func filled(_ name: String) async throws -> TestRegister {
    let test = try await TestRegister(name)
    let files = try JudgedReadingTests.Scenario.all().values.map(\.file)
    try await test.register.importCases(files, from: Provenance(source: "a.json", recordedBy: "test"))
    return test
  }

  /// Runs a night over every case; gives what was read of each, and how many copies said something else.
  private func read(
    _ test: TestRegister, on day: CivilDate, comparesAll: Bool = false
  ) async throws -> (files: [CaseReference: CaseFile], contradicted: Int) {
    let session = try await LedgerTests.take(test, on: day)
    let plan = try await session.plan(LedgerTests.terms(everything: true))
    var reader = try await BulkReader.open(
      test.settings, as: .nightly, chunks: ChunkQueue(plan.chunks), for: .judging)
    let writer = try await NightWriter.open(test.settings, session.claim)
    let files = Collected<CaseFile>()
    let judging = BulkReader.Judging(today: day, comparesAll: comparesAll) {
      files.append([$0.file])
      return try LedgerTests.determination($0.file.reference, on: day, gaps: [])
    }
    while let findings = try await reader.nextJudged(judging) { try await writer.write(findings) }
    let night = try await writer.publish(LedgerTests.night(day))
    await session.close()
    return (
      Dictionary(files.values.map { ($0.reference, $0) }) { first, _ in first }, night.contradicted
    )
  }

  /// Takes facts away without a change being counted: only copies can still tell of them.
  private func loseLegalStatus(_ test: TestRegister) async throws {
    let connection = try await Connection.open(test.settings)
    try await connection.execute("set session_replication_role = replica; delete from aftercare.legal_status")
    await connection.close()
  }

  @Test func copiesSayWhatTheFactsSay() async throws {
    let test = try await Self.filled("record_copies")
    let facts = try await read(test, on: LedgerTests.day).files
    #expect(facts.count > 100)
    for day in 1...3 {
      let copied = try await read(test, on: LedgerTests.day + day)
      #expect(copied.files == facts && copied.contradicted == 0)
    }
  }

  @Test func factsAreReadInTurnAndContradictionsNoticed() async throws {
    let test = try await Self.filled("record_copies_turn")
    let facts = try await read(test, on: LedgerTests.day).files
    try await loseLegalStatus(test)
    let held = facts.values.filter { !$0.legalStatus.isEmpty }.count
    var contradicted = 0
    for day in 1...32 {
      let night = try await read(test, on: LedgerTests.day + day)
      contradicted += night.contradicted
      let without = night.files.values.filter(\.legalStatus.isEmpty).count
      #expect(without == contradicted + facts.count - held)
    }
    #expect(contradicted == held && held > 100)
  }

  /// In a small register and in a large one; and every night reads some of a small one.
  @Test func everyCaseHasItsTurnOnceInThirtyTwoNights() throws {
    var turns = Array(repeating: 0, count: 40_000)
    for offset in 0..<32 {
      let judging = BulkReader.Judging(today: LedgerTests.day + offset) {
        try LedgerTests.determination($0.file.reference, on: LedgerTests.day, gaps: [])
      }
      for number in turns.indices where judging.readsFacts(of: Int64(number)) { turns[number] += 1 }
      #expect((0..<100).contains { judging.readsFacts(of: $0) })
    }
    #expect(turns.allSatisfy { $0 == 1 })
  }

  @Test func whoeverComparesAllReadsFacts() async throws {
    let test = try await Self.filled("record_copies_all")
    let facts = try await read(test, on: LedgerTests.day).files
    try await loseLegalStatus(test)
    let night = try await read(test, on: LedgerTests.day + 1, comparesAll: true)
    #expect(!night.files.values.contains { !$0.legalStatus.isEmpty })
    #expect(night.contradicted == facts.values.filter { !$0.legalStatus.isEmpty }.count)
  }

  @Test func aCaseThatChangedIsReadFromItsFacts() async throws {
    let test = try await Self.filled("record_copies_changed")
    var changed = try #require(
      try await read(test, on: LedgerTests.day).files.values.first { $0.legalStatus.count > 1 })
    let whole = try #require(
      try await test.register.caseFile(changed.reference, as: .registerOperator))
    changed = whole
    changed.legalStatus.removeLast()
    try await test.register.importCases(
      [changed], from: Provenance(source: "a.json", recordedBy: "test"))
    let night = try await read(test, on: LedgerTests.day + 1)
    #expect(night.files[changed.reference]?.legalStatus.count == whole.legalStatus.count - 1)
    #expect(night.contradicted == 0)
  }

  /// Bytes that are no copy are passed over, and the facts read; whatever they are, the program goes on.
  @Test func brokenCopiesArePassedOver() async throws {
    let test = try await Self.filled("record_copies_broken")
    let facts = try await read(test, on: LedgerTests.day).files
    for day in 1...8 {
      _ = try await test.look(
        "update aftercare.case_copy set facts = substr(facts, 1, (random() * (length(facts) - 1))::int)")
      let cut = try await read(test, on: LedgerTests.day + day)
      #expect(cut.files == facts && cut.contradicted > 100)
      _ = try await test.look(
        """
        update aftercare.case_copy
        set facts = set_byte(facts, (random() * (length(facts) - 1))::int, (random() * 255)::int)
        """)
      let damaged = try await read(test, on: LedgerTests.day + day)
      #expect(damaged.files == facts && damaged.contradicted > 100)
    }
  }

  @Test func anotherLayoutIsNotTrusted() async throws {
    let test = try await Self.filled("record_copies_layout")
    let facts = try await read(test, on: LedgerTests.day).files
    _ = try await test.look("update aftercare.case_copy set layout = layout + 1, facts = '\\x00'")
    let night = try await read(test, on: LedgerTests.day + 1)
    #expect(night.files == facts && night.contradicted == 0)
  }
}
