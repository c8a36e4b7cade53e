import CaseFile
import Database
import Record
import Schema
import Testing

@Suite struct BulkReaderTests {
  @Test func chunksHoldEveryCaseOnceWhateverTheirSize() async throws {
    let test = try await TestRegister("record_bulk")
    let files = try Scenarios.files().distinct
    try await test.register.importCases(
      files, from: Provenance(source: "a.json", recordedBy: "test"))
    let expected = Dictionary(uniqueKeysWithValues: files.map { ($0.reference, $0.sorted) })
    for size in [1, 7, 1_000] {
      let chunks = try await test.register.allChunks(as: .nightly, size: size)
      #expect(chunks.count == (files.count + size - 1) / size)
      var reader = try await BulkReader.open(
        test.settings, as: .nightly, chunks: ChunkQueue(chunks))
      var found: [CaseFile] = []
      while let values = try await reader.next({ $0.file }) { found += values }
      #expect(found.count == files.count)
      for file in found { #expect(file == expected[file.reference]) }
    }
  }

  @Test func aRegisterWithoutCasesHasNoChunks() async throws {
    let test = try await TestRegister("record_bulk_none")
    #expect(try await test.register.allChunks(as: .nightly).isEmpty)
    var reader = try await BulkReader.open(test.settings, as: .nightly, chunks: ChunkQueue([CaseSelection]()))
    #expect(try await reader.next { $0.id } == nil)
  }

  @Test func theDaemonMustNotOwnTheSchema() async throws {
    let test = try await TestRegister("record_ownership")
    await #expect(throws: OwnershipRefused()) {
      try await test.register.database.requireNoOwnership()
    }
    let admin = try await Connection.open(test.settings)
    try await admin.execute(
      """
      do $$ begin
        if to_regrole('record_daemon') is null then create role record_daemon login; end if;
      end $$;
      grant aftercare_app, aftercare_nightly, aftercare_operator to record_daemon
      """)
    await admin.close()
    let daemon = Register(
      ConnectionSettings(.keywords(["dbname": "record_ownership", "user": "record_daemon"])))
    try await daemon.database.requireNoOwnership()
    try await daemon.database.requireSchema()
    let given = try caseFile(ImportTests.json)
    let provenance = Provenance(source: "a.json", recordedBy: "test")
    let count = try await daemon.importCases([given], from: provenance)
    #expect(count.newCases == 1)
    #expect(try await daemon.importCases([given], from: provenance).isChange == false)
    #expect(try await daemon.caseFile(given.reference, as: .nightly) == given.sorted)
  }
}
