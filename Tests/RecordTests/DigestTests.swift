import CaseFile
import CivilTime
import Database
import Record
import Testing

@testable import Rules

/// The digest by which a night knows that the ledger stands.
@Suite struct DigestTests {
  static let party = CaseParty(
    body: LedgerTests.council, basis: .registered, since: CivilDate("2020-01-01")!)

  static func determination() throws -> Determination {
    var made = try Fixtures.determination(
      CaseReference("MINE")!, on: LedgerTests.day, gaps: ["CP-01", "RV-01"],
      owedBy: [LedgerTests.council])
    made.nhsPayer.body = "78H"
    return made
  }

  @Test func itIsTheSameOnEveryMachine() throws {
    let digest = LedgerDigest(try Self.determination(), parties: [Self.party])
    #expect(digest == LedgerDigest(first: 3_984_687_280_834_395_719, second: -4_537_166_216_210_779_864))
  }

  @Test func whatTheLedgerDoesNotKeepDoesNotCount() throws {
    let made = try Self.determination()
    var other = made
    (other.on, other.lawOn) = (made.on.next, made.on.next)
    other.eligibility.reasons = [Reason(text: "Why not.")]
    other.council.candidates = ["E06000001"]
    #expect(
      LedgerDigest(made, parties: [Self.party]) == LedgerDigest(other, parties: [Self.party]))
  }

  /// Every change that the ledger keeps, one at a time.
  static let changes: [@Sendable (inout Determination, inout [CaseParty]) -> Void] = [
    { made, _ in made.eligibility.status = .needsReview },
    { made, _ in made.duty.state = .liveOnLeave },
    { made, _ in made.duty.since = nil },
    { made, _ in made.duty.since = made.duty.since?.next },
    { made, _ in made.duty.annotations = [] },
    { made, _ in made.duty.annotations = [.inPrison] },
    { made, _ in made.council.body = "E06000001" },
    { made, _ in made.council.rule = "RC-1" },
    { made, _ in made.nhsStatutory.body = "78H" },
    { made, _ in made.nhsStatutory.rule = nil },
    { made, _ in made.nhsPayer.body = nil },
    { made, _ in made.nhsPayer.rule = "" },
    { made, _ in swap(&made.nhsPayer, &made.nhsStatutory) },
    { made, _ in made.doubts = [Doubt(1)] },
    { made, _ in made.doubts = [Doubt(1), Doubt(2)] },
    { made, _ in made.nextChange = nil },
    { made, _ in made.gaps.removeLast() },
    { made, _ in made.gaps.append(made.gaps[0]) },
    { made, _ in made.gaps[1].rule = "RV-02" },
    { made, _ in made.gaps[1].subject = "plans:p1" },
    { made, _ in made.gaps[1].severity = .critical },
    { made, _ in made.gaps[1].since = .distantPast },
    { made, _ in made.gaps[1].due = nil },
    { made, _ in made.gaps[1].owedBy = [] },
    { made, _ in made.gaps[1].owedBy = ["78H"] },
    { made, _ in made.gaps[1].why = "Because." },
    { made, _ in made.gaps[1].facts = ["plans:p1events:e,1"] },
    { made, _ in made.gaps[1].facts = ["plans:p1e", "vents:e,1"] },
    { made, _ in made.gaps[1].doubts = [] },
    { made, _ in made.upcoming = [] },
    { made, _ in made.upcoming[0].rule = "RV-03" },
    { made, _ in made.upcoming[0].subject = "case" },
    { made, _ in made.upcoming[0].opens = made.upcoming[0].due },
    { made, _ in made.upcoming[0].due = made.upcoming[0].opens },
    { made, _ in made.upcoming[0].owedBy = [] },
    { _, parties in parties = [] },
    { _, parties in parties[0] = CaseParty(body: "78H", basis: .registered, since: party.since) },
    { _, parties in parties[0].basis = .funding },
    { _, parties in parties[0].since = party.since.next },
    { _, parties in parties[0].until = party.since.next },
  ]

  @Test func whateverTheLedgerKeepsCounts() throws {
    let made = try Self.determination()
    var digests = [LedgerDigest(made, parties: [Self.party])]
    for change in Self.changes {
      var (other, parties) = (made, [Self.party])
      change(&other, &parties)
      digests.append(LedgerDigest(other, parties: parties))
    }
    #expect(Set(digests).count == Self.changes.count + 1)
  }

  @Test func aDigestThatIsMissingOrWrongIsPutRightAndNothingElse() async throws {
    let test = try await IsolationTests.filled("record_digest")
    let ledger = LedgerTests()
    let shown: SQL = "select first_half || ' ' || second_half from aftercare.ledger_digest"
    _ = try await ledger.judge(test, on: LedgerTests.day, gaps: ["CP-01"])
    let written = try await test.look(shown)
    for harm in [
      "delete from aftercare.ledger_digest", "update aftercare.ledger_digest set first_half = 7",
    ] as [SQL] {
      _ = try await test.look(harm)
      let night = try await ledger.judge(
        test, on: LedgerTests.day, everything: true, gaps: ["CP-01"])
      #expect(night.opened == 0 && night.closed == 0)
      #expect(try await test.look(shown) == written)
    }
    #expect(written.count == 1)
  }

  @Test func aLedgerThatSomebodyTouchedIsPutRightWhereAllIsCompared() async throws {
    let test = try await IsolationTests.filled("record_digest_touched")
    let ledger = LedgerTests()
    let shown: SQL = "select severity from aftercare.gap"
    _ = try await ledger.judge(test, on: LedgerTests.day, gaps: ["CP-01"])
    _ = try await test.look("update aftercare.gap set severity = 'low'")
    _ = try await ledger.judge(test, on: LedgerTests.day, everything: true, gaps: ["CP-01"])
    #expect(try await test.look(shown) == ["low"])
    _ = try await ledger.judge(
      test, on: LedgerTests.day, everything: true, comparesAll: true, gaps: ["CP-01"])
    #expect(try await test.look(shown) == ["high"])
  }
}
