import CaseFile
import Database
import Record
import Schema
import Testing

@Suite struct DirectoryTests {
  static let json = """
    {"format": "aftercare-directory/1",
     "contacts": [{"id": "c1", "body": "E06000062", "name": null, "start": "2026-01-01"}],
     "agreements": [{"id": "a1", "kind": "section_75", "parties": ["E06000062", "QPM"],
       "start": "2026-01-01", "review_terms": true}],
     "delegations": [{"id": "d1", "from": "E06000062", "to": "RXX", "decisions": ["ending"],
       "start": "2026-01-01"}],
     "reconciliations": [{"id": "r1", "council": "E06000062", "nhs_body": "QPM",
       "on": "2026-02-01"}],
     "handovers": [{"id": "h1", "body": "QPM", "agreed": "2026-02-01"}],
     "allocations": [{"id": "x1", "case": "MINE", "from": "QPM", "to": "S1Y5D"}],
     "settings": {"review_months": 6, "local": "text", "flag": true, "none": null}}
    """

  @Test func whatComesInGoesOutAndIsCorrected() async throws {
    let test = try await IsolationTests.filled("record_directory")
    let source = Provenance(source: "d.json", recordedBy: "test")
    var given = try Directory(json: Array(Self.json.utf8))
    let first = try await test.register.importDirectory(given, from: source)
    #expect(first.new == 10 && first.changed == 0)
    #expect(try await test.register.directory(as: .registerOperator) == given)
    let again = try await test.register.importDirectory(given, from: source)
    #expect(again.equal == 10 && !again.isChange)
    given.handovers = []
    given.agreements[0].parties = []
    given.settings["local"] = SettingText(text: "other", form: .text)
    given.settings["flag"] = nil
    let count = try await test.register.importDirectory(given, from: source)
    #expect(count.changed == 2 && count.withdrawn == 2 && count.new == 0)
    #expect(try await test.register.directory(as: .registerOperator) == given)
    // Another source withdraws nothing.
    let other = try await test.register.importDirectory(
      Directory(), from: Provenance(source: "e.json", recordedBy: "test"))
    #expect(other == ImportCount())
  }

  @Test func anAllocationIsSeenWithItsCase() async throws {
    let test = try await IsolationTests.filled("record_allocation")
    try await test.register.importDirectory(
      Directory(json: Array(Self.json.utf8)),
      from: Provenance(source: "d.json", recordedBy: "test"))
    let mine = try await test.register.directory(
      as: .application(bodies: [IsolationTests.mine]))
    #expect(mine.allocations.count == 1 && mine.contacts.count == 1)
    let theirs = try await test.register.directory(
      as: .application(bodies: [IsolationTests.theirs]))
    #expect(theirs.allocations.isEmpty && theirs.contacts.count == 1)
  }

  @Test func tokensAreIssuedFoundAndRevoked() async throws {
    let test = try await TestRegister("record_tokens")
    let hash = SHA256.hash("secret".utf8)
    try await test.register.issueToken(
      hash: hash, to: IsolationTests.mine, label: "ward", days: 30)
    let found = try #require(try await test.register.token(hash: hash))
    #expect(found.isValid && found.body == IsolationTests.mine && found.hash == hash)
    #expect(try await test.register.token(hash: SHA256.hash("guess".utf8)) == nil)
    #expect(try await test.register.tokens(of: IsolationTests.mine).count == 1)
    #expect(try await test.register.tokens(of: IsolationTests.theirs).isEmpty)
    #expect(try await test.register.tokens().count == 1)
    #expect(try await test.register.revokeToken(hash: hash))
    #expect(try await !test.register.revokeToken(hash: hash))
    #expect(try await test.register.token(hash: hash)?.isValid == false)
    await #expect(
      throws: RegisterError.unfit(table: "token", reason: "this token was issued before")
    ) {
      try await test.register.issueToken(
        hash: hash, to: IsolationTests.mine, label: "again", days: 30)
    }
  }
}
