import CaseFile
import Database
import Record
import Testing

@Suite struct ImportTests {
  let file = Provenance(source: "a.json", recordedBy: "test")
  let other = Provenance(source: "b.json", recordedBy: "test")

  @Test func everyScenarioComesOutAsItWentIn() async throws {
    let test = try await TestRegister("record_scenarios")
    let files = try Scenarios.files().distinct
    try #require(files.count > 50)
    let count = try await test.register.importCases(files, from: file)
    #expect(count.newCases == files.count)
    #expect(count.equal == 0 && count.changed == 0 && count.withdrawn == 0)
    let expected = Dictionary(uniqueKeysWithValues: files.map { ($0.reference, $0.sorted) })
    let exported = Collected<CaseFile>()
    try await test.register.exportCases { exported.append($0) }
    #expect(exported.values.map(\.reference) == files.map(\.reference).sorted())
    for found in exported.values { #expect(found.sorted == expected[found.reference]) }
    let again = try await test.register.importCases(files, from: file)
    #expect(again.equal == count.new && again.new == 0)
    #expect(again.changed == 0 && again.withdrawn == 0 && again.newCases == 0)
  }

  @Test func aCorrectionSupersedesWhatItCorrectsAndNothingElse() async throws {
    let test = try await TestRegister("record_correction")
    var given = try caseFile(Self.json)
    try await test.register.importCases([given], from: file)
    given.plans[0].services[0].provider = "Another"
    let count = try await test.register.importCases([given], from: file)
    #expect(count.changed == 1 && count.new == 0 && count.withdrawn == 0)
    let found = try await test.register.caseFile(given.reference, as: .registerOperator)
    #expect(found?.sorted == given.sorted)
    let versions = try await test.look(
      "select count(*) from aftercare.plan_services where id = 's1'")
    #expect(versions == ["2"])
    let inOrder = try await test.look(
      """
      select count(*) from aftercare.plan_services as old
      join aftercare.plan_services as new
        on new.id = old.id and new.recorded_at = old.superseded_at
      """)
    #expect(inOrder == ["2"])
  }

  /// A file that says again what it said before undoes nobody's correction; one that says something new is heard.
  @Test func anOldFileUndoesNoCorrection() async throws {
    let test = try await TestRegister("record_own_words")
    let (mine, other) = (
      Provenance(source: "a.json", recordedBy: "test"), Provenance(source: "b.json", recordedBy: "test")
    )
    let given = try caseFile(Self.json).sorted
    try await test.register.importCases([given], from: mine)
    var corrected = given
    corrected.person.familyName = "Corrected"
    corrected.plans[0].services[0].provider = "Corrected"
    try await test.register.importCases([corrected], from: other)
    let again = try await test.register.importCases([given], from: mine)
    #expect(!again.isChange)
    let reference = given.reference
    #expect(try await test.register.caseFile(reference, as: .registerOperator) == corrected.sorted)
    var new = given
    new.person.familyName = "New"
    try await test.register.importCases([new], from: mine)
    corrected.person.familyName = "New"
    #expect(try await test.register.caseFile(reference, as: .registerOperator) == corrected.sorted)
  }

  @Test func aFileWithdrawsOnlyWhatItRecorded() async throws {
    let test = try await TestRegister("record_withdrawal")
    let given = try caseFile(Self.json)
    try await test.register.importCases([given], from: file)
    var theirs = CaseFile(reference: given.reference)
    theirs.person = given.person
    theirs.events = given.events
    theirs.events[0] = try caseFile(Self.otherEvent).events[0]
    let added = try await test.register.importCases([theirs], from: other)
    #expect(added.new == 1 && added.withdrawn == 0 && added.equal == 1)
    var fewer = given
    fewer.plans = []
    let count = try await test.register.importCases([fewer], from: file)
    #expect(count.withdrawn == 1 && count.changed == 0 && count.new == 0)
    let found = try #require(
      try await test.register.caseFile(given.reference, as: .registerOperator))
    #expect(found.events.map(\.id.text) == ["e1", "e2"])
    #expect(found.plans.isEmpty)
    let services = try await test.look(
      "select count(*) from aftercare.plan_services where superseded_at = 'infinity'")
    #expect(services == ["0"])
  }

  @Test func importersOfOneCaseWaitForOneAnother() async throws {
    let test = try await TestRegister("record_importers")
    let given = try caseFile(Self.json)
    try await withThrowingTaskGroup(of: ImportCount.self) { group in
      for _ in 0..<8 {
        group.addTask { [file] in
          try await test.register.importCases([given], from: file)
        }
      }
      var new = 0
      for try await count in group { new += count.newCases }
      #expect(new == 1)
    }
    #expect(try await test.look("select count(*) from aftercare.case_file") == ["1"])
    #expect(try await test.look("select count(*) from aftercare.plans") == ["1"])
  }

  @Test func aCaseGivenTwiceIsRefused() async throws {
    let test = try await TestRegister("record_twice")
    let given = try caseFile(Self.json)
    await #expect(throws: RegisterError.caseGivenTwice(given.reference)) {
      try await test.register.importCases([given, given], from: file)
    }
  }

  static let json = """
    {"format": "aftercare-case/1", "case": "A/1",
     "person": {"family_name": "Tab\\tand \\\\ and \\"", "adjustments": [
       {"need": "b"}, {"need": "a", "met_in_plan": false}]},
     "spells": [{"id": "sp1", "admitted": "2026-01-02", "left": "2026-02-03T10:11:12.345678+01:00"},
       {"id": "sp0", "admitted": "0001-01-01", "left": "2026-02-03T10:11:12Z"}],
     "plans": [{"id": "p1", "agreed": "2026-02-01", "agreed_by": ["E06000062", "QPM"],
       "services": [{"id": "s2", "hours_per_week": 10000.5, "weekly_cost": "92"},
         {"id": "s1", "hours_per_week": 0.00012, "weekly_cost": "92.00", "provider": "P"}]}],
     "funding": [{"id": "f1", "start": "2026-02-01", "services": ["s1"], "parties": [
       {"body": "QPM", "share": 37.5}, {"body": "E06000062", "share": 62.5}]}],
     "accommodation": [{"id": "h1", "kind": "care_home", "start": "2026-02-01", "notice": {}}],
     "charges": [{"id": "c1", "purpose": "top_up", "payer": "person", "start": "2026-02-01",
       "amount": "0.00", "top_up_agreement": {"terms": ["payee", "review"]}}],
     "events": [{"id": "e1", "on": "2026-03-01", "kind": "move"}]}
    """

  static let otherEvent = """
    {"format": "aftercare-case/1", "case": "A/1", "person": {},
     "events": [{"id": "e2", "on": "2026-03-02", "kind": "crisis"}]}
    """
}

extension CaseFile {
  /// As the register gives it, whatever the order of the lists was.
  var sorted: CaseFile { inRegisterOrder }
}

extension [CaseFile] {
  /// The first of each reference.
  var distinct: [CaseFile] {
    var seen: Set<CaseReference> = []
    return filter { seen.insert($0.reference).inserted }
  }
}
