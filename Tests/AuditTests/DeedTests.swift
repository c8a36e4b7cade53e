import Audit
import CaseFile
import Database
import Record
import Testing

/// What is done leaves its event in the same transaction, and names nobody.
@Suite struct DeedTests {
  private let provenance = Provenance(source: "a.json", recordedBy: "Zqperson")

  private func file(_ reference: String, family: String = "Zqfamily") throws -> CaseFile {
    try CaseFile(
      json: Array(
        """
        {"format": "aftercare-case/1", "case": "\(reference)",
         "person": {"family_name": "\(family)", "nhs_number": "9990000018"},
         "events": [{"id": "e1", "on": "2026-03-01", "kind": "move"}]}
        """.utf8))
  }

  private func events(_ trail: TestTrail) async throws -> [String] {
    try await trail.register.database.query(
      """
      select concat_ws(' ', event.kind, event.actor, event.role, nullif(event.bodies, ''), file.reference,
        event.detail)
      from aftercare.audit_event as event
      left join aftercare.case_file as file on file.audit_key = event.case_key
      order by event_id
      """
    ).map { $0[0] ?? "" }
  }

  @Test func changesAndLooksAreInTheTrail() async throws {
    let trail = try await TestTrail("audit_deeds")
    let register = trail.register.used(by: .account("clerk"))
    let files = [try file("A/1"), try file("A/2")]
    try await register.importCases(files, from: provenance)
    try await register.importCases(files, from: provenance)
    try await register.importCases([try file("A/2", family: "Zqother")], from: provenance)
    _ = try await register.caseFile(files[0].reference, as: .registerOperator, doing: .dischargeCheck)
    let bodies: BodyCode = "E10000003"
    _ = try await trail.register.used(by: .token(hash: Array(repeating: 0xAB, count: 32)))
      .recordedCase(files[0].reference, as: .application(bodies: [bodies]))
    try await register.exportCases { _ in }
    try await register.issueToken(hash: Array(repeating: 1, count: 32), to: bodies, label: "Zqlabel", days: 9)
    _ = try await register.revokeToken(hash: Array(repeating: 1, count: 32))
    _ = try await register.allGaps()
    let operating = "account:clerk aftercare_operator"
    let expected = [
      #"change \#(operating) A/1 {"new_cases":1,"new":2}"#, #"change \#(operating) A/2 {"new_cases":1,"new":2}"#,
      #"import \#(operating) {"cases":2,"new_cases":2,"new":4}"#,
      #"import \#(operating) {"cases":2,"equal":4}"#,
      #"change \#(operating) A/2 {"changed":1,"equal":1}"#,
      #"import \#(operating) {"cases":1,"changed":1,"equal":1}"#,
      #"discharge_check \#(operating) A/1 {}"#,
      #"look token:abababababab aftercare_app E10000003 {"found":0}"#,
      #"export \#(operating) A/1 {}"#, #"export \#(operating) A/2 {}"#,
      #"export \#(operating) {"cases":0}"#,
      #"token_issued \#(operating) {"token":"010101010101","body":"E10000003","days":9}"#,
      #"token_revoked \#(operating) {"token":"010101010101","revoked":true}"#,
      #"question account:clerk aftercare_nightly {"gaps":0}"#,
    ]
    #expect(try await events(trail) == expected)
    let everything = try await trail.register.database.query(
      "select string_agg(event::text, '') from aftercare.audit_event as event")
    let text = try everything[0].text(0)
    for person in ["Zq", "9990000018", "A/1", "A/2"] { #expect(!text.contains(person)) }
    #expect(try await trail.sealAll().unsealed == 0)
    let ofCase = try #require(try await register.trail(of: files[0].reference))
    #expect(ofCase.map(\.kind) == ["change", "discharge_check", "export"])
  }

  @Test func whatIsUndoneLeavesNoEvent() async throws {
    let trail = try await TestTrail("audit_undone")
    await #expect(throws: RegisterError.self) {
      try await trail.register.issueToken(
        hash: [1], to: "QPM", label: "too short a hash", days: 9)
    }
    #expect(try await events(trail).isEmpty)
  }

  @Test func nothingIsHandedOverBeforeItsEventIsWritten() async throws {
    let trail = try await TestTrail("audit_before_look")
    let given = try file("A/1")
    try await trail.register.importCases([given], from: provenance)
    try await trail.register.database.withConnection { connection in
      try connection.execute("revoke execute on function aftercare.record_audit from aftercare_operator")
    }
    await #expect(throws: RegisterError.notPermitted) {
      try await trail.register.caseFile(given.reference, as: .registerOperator)
    }
    let handed = HandedOver()
    await #expect(throws: RegisterError.notPermitted) {
      try await trail.register.exportCases { handed.count += $0.count }
    }
    #expect(handed.count == 0)
  }

  private final class HandedOver: @unchecked Sendable { var count = 0 }
}
