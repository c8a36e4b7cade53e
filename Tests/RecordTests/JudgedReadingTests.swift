import CaseFile
import CivilTime
import Foundation
import Record
import Rules
import Testing

/// What a night leaves out when it reads facts is nothing that a rule looks at.
@Suite struct JudgedReadingTests {
  /// A scenario under a reference of its own.
  struct Scenario {
    let file: CaseFile
    let directory: Directory?
    let days: [CivilDate]

    init(_ url: URL, reference: CaseReference) throws {
      let object = try JSONSerialization.jsonObject(with: Data(contentsOf: url))
      let members = try #require(object as? [String: Any])
      var given = try #require(members["case"] as? [String: Any])
      given["case"] = reference.text
      file = try CaseFile(json: Array(JSONSerialization.data(withJSONObject: given)))
      directory = try members["directory"].map {
        try Directory(json: Array(JSONSerialization.data(withJSONObject: $0)))
      }
      let expected = try #require(members["expect"] as? [[String: Any]])
      days = expected.compactMap { ($0["on"] as? String).flatMap { CivilDate($0) } }
    }

    static func all() throws -> [CaseReference: Scenario] {
      var scenarios: [CaseReference: Scenario] = [:]
      for url in try FileManager.default.contentsOfDirectory(
        at: Scenarios.folder, includingPropertiesForKeys: nil) where url.pathExtension == "json"
      {
        let reference = CaseReference(unchecked: "S-\(scenarios.count)")
        scenarios[reference] = try Scenario(url, reference: reference)
      }
      return scenarios
    }
  }

  @Test func everyScenarioIsJudgedTheSame() async throws {
    let test = try await TestRegister("record_judged")
    let scenarios = try Scenario.all()
    try await test.register.importCases(
      scenarios.values.map(\.file), from: Provenance(source: "a.json", recordedBy: "test"))
    let chunks = try await test.register.allChunks(as: .nightly)
    var reader = try await BulkReader.open(
      test.settings, as: .nightly, chunks: ChunkQueue(chunks), for: .judging)
    let read = Collected<CaseFile>()
    let judging = BulkReader.Judging(today: LedgerTests.day) { recorded in
      read.append([recorded.file])
      return Rulebook(explains: false).assess(recorded.file, on: LedgerTests.day)
    }
    while try await reader.nextJudged(judging) != nil {}
    #expect(read.values.count == scenarios.count && scenarios.count > 100)
    for file in read.values {
      let scenario = try #require(scenarios[file.reference])
      let rulebook = Rulebook(directory: scenario.directory, explains: false)
      for day in scenario.days {
        #expect(
          rulebook.assess(file, on: day) == rulebook.assess(scenario.file.inRegisterOrder, on: day))
      }
    }
  }
}
