import CaseFile
import Database
import Record
import Rules
import Testing

/// Single facts, their withdrawals and who may read these; races are in Tests/Races.
@Suite struct ChangeTests {
  static let council: BodyCode = "E08000035"
  static let board: BodyCode = "QWO"

  func register(_ name: String) async throws -> TestRegister {
    let test = try await TestRegister(name)
    let file = try caseFile(
      #"""
      {"format": "aftercare-case/1", "case": "C-1", "person": {"birth_date": "1980-01-01"},
       "register": {"entered": "2020-01-01", "council": "E08000035", "nhs_body": "QWO"},
       "residence": [{"id": "r1", "council": "E08000035", "start": "2015-01-01"}]}
      """#)
    try await test.register.importCases(
      [file], from: Provenance(source: "feed", recordedBy: "test"))
    return test
  }

  func record(
    _ json: String, _ test: TestRegister, by body: BodyCode = ChangeTests.council
  ) async throws -> RecordedChange {
    try await test.register.record(
      try FactChange(json: Array(json.utf8)), of: CaseReference("C-1")!,
      by: .body(body, bodies: [body]), rulebook: Rulebook())
  }

  static let withdrawal = #"""
    {"format": "aftercare-change/1", "version": 1, "source": "form",
     "withdraw": [{"fact": "residence/r1", "reason": "another person's"}]}
    """#

  @Test func anOldFileDoesNotBringBackWhatWasWithdrawnByName() async throws {
    let test = try await register("record_withdrawn_stays")
    let feed = Provenance(source: "feed", recordedBy: "test")
    let reference = CaseReference("C-1")!
    var file = try #require(
      try await test.register.caseFile(reference, as: .registerOperator))
    _ = try await record(Self.withdrawal, test)
    let again = try await test.register.importCases([file], from: feed)
    #expect(!again.isChange)
    #expect(try await test.register.caseFile(reference, as: .registerOperator)?.residence == [])
    file.residence[0].settled = true
    try await test.register.importCases([file], from: feed)
    #expect(try await test.register.caseFile(reference, as: .registerOperator) == file)
  }

  @Test func withdrawalsAreReadByThePartiesAlone() async throws {
    let test = try await register("record_withdrawals")
    let recorded = try await record(Self.withdrawal, test)
    #expect(recorded.version == 2)
    let reference = CaseReference("C-1")!
    let found = try await test.register.withdrawals(
      of: reference, as: .application(bodies: [Self.board]))
    #expect(found.map(\.withdrawal.reason) == ["another person's"])
    #expect(found.map(\.source) == ["E08000035: form"])
    let fact = try await test.look(
      "select (extract(epoch from superseded_at) * 1000000)::bigint::text from aftercare.residence where id = 'r1'")
    #expect(found.map { "\($0.at.microseconds)" } == fact.compactMap { $0 })
    let stranger = Capacity.application(bodies: ["E10000016"])
    #expect(try await test.register.withdrawals(of: reference, as: stranger).isEmpty)
  }

  @Test func aStaleOrStrangeChangeIsRefused() async throws {
    let test = try await register("record_refusals")
    _ = try await record(Self.withdrawal, test)
    await #expect(throws: ChangeRefusal.stale(current: 2)) { try await record(Self.withdrawal, test) }
    await #expect(throws: ChangeRefusal.noSuchCase) {
      try await record(Self.withdrawal, test, by: "E10000016")
    }
  }
}
