import CaseFile
import CivilTime
import Database
import Record
import Rules
import Testing

@Suite struct LedgerTests {
  static let council: BodyCode = "E06000062"
  static let day = CivilDate("2026-11-21")!
  let file = Provenance(source: "a.json", recordedBy: "test")

  static func determination(
    _ reference: CaseReference, on day: CivilDate, gaps: [String], owedBy: [BodyCode] = [council]
  ) throws -> Determination {
    try Fixtures.determination(reference, on: day, gaps: gaps, owedBy: owedBy)
  }

  static func terms(everything: Bool = false) -> NightTerms {
    NightTerms(
      ruleSet: "test", directoryChangedAt: "2026-01-01 00:00:00+00", isFull: everything, isAnew: everything)
  }

  static func night(_ day: CivilDate) -> Night {
    Night(on: day, ruleSet: "test", lawOn: day, directoryChangedAt: "2026-01-01 00:00:00+00")
  }

  static func take(_ test: TestRegister, on day: CivilDate) async throws -> NightSession {
    let times = NightTimes(on: day, due: 0, late: 4_000_000_000)
    return try #require(try await NightSession.open(test.settings, for: times, leaseSeconds: 30))
  }

  func judge(
    _ test: TestRegister, on day: CivilDate, everything: Bool = false, comparesAll: Bool = false,
    gaps: [String], owedBy: [BodyCode] = [council]
  ) async throws -> Night {
    let session = try await Self.take(test, on: day)
    let plan = try await session.plan(Self.terms(everything: everything))
    var reader = try await BulkReader.open(
      test.settings, as: .nightly, chunks: ChunkQueue(plan.chunks), for: .judging)
    let writer = try await NightWriter.open(test.settings, session.claim)
    let judging = BulkReader.Judging(today: day, comparesAll: comparesAll) {
      try Self.determination($0.file.reference, on: day, gaps: gaps, owedBy: owedBy)
    }
    while let findings = try await reader.nextJudged(judging) { try await writer.write(findings) }
    let night = try await writer.publish(Self.night(day))
    await session.close()
    return night
  }

  @Test func gapsOpenStayAndClose() async throws {
    let test = try await IsolationTests.filled("record_ledger")
    let first = try await judge(test, on: Self.day, gaps: ["CP-01", "RV-01"])
    #expect(first.cases == 1 && first.lookedAt == 1 && first.opened == 2 && first.stillOpen == 0)
    // Nothing changed and no day came: nobody is looked at.
    let second = try await judge(test, on: Self.day.next, gaps: ["CP-01"])
    #expect(second.lookedAt == 0 && second.stillOpen == 2)
    let third = try await judge(
      test, on: Self.day + 2, everything: true, gaps: ["CP-01", "FN-01"])
    #expect(third.lookedAt == 1 && third.opened == 1 && third.closed == 1)
    #expect(third.stillOpen == 1)
    // The same again changes nothing but the count of those looked at.
    let again = try await judge(
      test, on: Self.day + 2, everything: true, gaps: ["CP-01", "FN-01"])
    #expect(again.opened == 0 && again.closed == 0)
    let totals = try await test.register.totals(
      of: [Self.council], on: Self.day + 2, as: .nightly)
    #expect(totals.map(\.new) == [1] && totals.map(\.stillOpen) == [1])
    #expect(totals.map(\.closed) == [1])
    let last = try await test.register.lastNight()
    #expect(last?.on == Self.day + 2 && last?.opened == 1 && last?.lookedAt == 2)
  }

  @Test func aGapThatComesBackInOneNightNeverClosed() async throws {
    let test = try await IsolationTests.filled("record_ledger_back")
    _ = try await judge(test, on: Self.day, gaps: ["CP-01"])
    for gaps in [[], ["CP-01"], [], ["CP-01"]] as [[String]] {
      _ = try await judge(test, on: Self.day + 1, everything: true, gaps: gaps)
    }
    let rows = try await test.look(
      "select opened_on || ' ' || closed_on from aftercare.gap order by 1")
    #expect(rows == ["2026-11-21 infinity"])
  }

  @Test func theLedgerIsReadBackAsItWasWritten() async throws {
    let test = try await IsolationTests.filled("record_ledger_back_and_forth")
    _ = try await judge(test, on: Self.day, gaps: ["CP-01", "RV-01"])
    let recorded = try #require(
      try await test.register.recordedCase(
        CaseReference("MINE")!, as: .nightly, withLedger: true))
    let said = try Self.determination(
      recorded.file.reference, on: Self.day, gaps: ["CP-01", "RV-01"])
    #expect(recorded.ledger?.determination == LedgerDetermination(said))
    #expect(recorded.ledger?.gaps == said.gaps.map(LedgerGap.init))
    #expect(recorded.ledger?.upcoming == said.upcoming.map(LedgerUpcoming.init))
    let judged = JudgedCase(recorded, said, today: Self.day)
    let difference = LedgerDifference(judged, ledger: try #require(recorded.ledger))
    #expect(difference.stillOpen == 2 && difference.changed.isEmpty && difference.opened.isEmpty)
    var standing = LedgerStanding()
    standing.digest = judged.newDigest
    let again = JudgedCase(recorded, said, today: Self.day, standing: standing)
    #expect(!again.isWorthComparing)
    #expect(LedgerDifference(again, ledger: try #require(recorded.ledger)).isEmpty)
  }

  @Test func whoOwesIsFoundByBodyThemeAndDay() async throws {
    let test = try await IsolationTests.filled("record_owed")
    _ = try await judge(test, on: Self.day, gaps: ["CP-01", "RV-01"])
    let mine = Capacity.application(bodies: [Self.council])
    var filter = OwedFilter(bodies: [Self.council])
    let owed = try await test.register.openGaps(filter, as: mine)
    #expect(owed.map(\.gap.rule.text) == ["CP-01", "RV-01"])
    #expect(owed.first?.reference.text == "MINE" && owed.first?.openedOn == Self.day)
    filter.theme = "RV-"
    #expect(try await test.register.openGaps(filter, as: mine).count == 1)
    filter.severities = [.low]
    #expect(try await test.register.openGaps(filter, as: mine).isEmpty)
    (filter.severities, filter.dueBefore) = ([], CivilDate("2025-12-31"))
    #expect(try await test.register.openGaps(filter, as: mine).isEmpty)
    #expect(
      try await test.register.upcoming(OwedFilter(bodies: [Self.council]), as: mine).count == 1)
    let stranger = Capacity.application(bodies: [IsolationTests.theirs])
    #expect(
      try await test.register.openGaps(OwedFilter(bodies: [Self.council]), as: stranger).isEmpty)
    #expect(try await test.register.bodiesThatOwe() == [Self.council])
  }

  @Test func whoeverIsDeterminedBecomesAPartyAndStaysOne() async throws {
    let test = try await IsolationTests.filled("record_parties")
    let determined: BodyCode = "E06000001"
    let capacity = Capacity.application(bodies: [determined])
    let reference = CaseReference("MINE")!
    #expect(try await test.register.caseFile(reference, as: capacity) == nil)
    // Long ago, since a party sees its cases from that day on.
    let day = CivilDate("2024-01-01")!
    _ = try await judge(test, on: day, gaps: [], owedBy: [determined])
    #expect(try await test.register.caseFile(reference, as: capacity) != nil)
    // The register's council was a slip of the pen: it is no party any more.
    var given = try #require(try await test.register.caseFile(reference, as: .registerOperator))
    given.register?.council = nil
    try await test.register.importCases([given], from: file)
    _ = try await judge(test, on: day + 1, gaps: [], owedBy: [Self.council])
    // It was a party for that one day only, and everything was recorded later.
    #expect(try await test.register.caseFile(reference, as: capacity) == nil)
    let bodies = try await test.look(
      """
      select body || ' ' || basis from aftercare.case_party
      where superseded_at = 'infinity' order by 1
      """)
    #expect(bodies == ["78H registered", "E06000001 determined", "E06000062 determined"])
  }

  @Test func whatChangesWhileTheNightIsAtWorkIsLookedAtAgain() async throws {
    let test = try await IsolationTests.filled("record_meanwhile")
    let day = Self.day
    let session = try await Self.take(test, on: day)
    var reader = try await BulkReader.open(
      test.settings, as: .nightly, chunks: ChunkQueue(try await session.plan(Self.terms()).chunks), for: .judging)
    let judging = BulkReader.Judging(today: day) { recorded in
      try Self.determination(recorded.file.reference, on: day, gaps: [])
    }
    let first = try #require(try await reader.nextJudged(judging))
    var given = try #require(
      try await test.register.caseFile(CaseReference("MINE")!, as: .registerOperator))
    given.events = []
    try await test.register.importCases([given], from: file)
    let writer = try await NightWriter.open(test.settings, session.claim)
    try await writer.write(first)
    while let findings = try await reader.nextJudged(judging) { try await writer.write(findings) }
    _ = try await writer.publish(Self.night(day))
    await session.close()
    let again = try await Self.take(test, on: day)
    #expect(try await again.plan(Self.terms()).chunks.count == 1)
    await again.close()
  }
}
