import CaseFile
import CivilTime
import Database
import Record
import Testing

/// What the register held at a moment.
@Suite struct KnownAtTests {
  static let provenance = Provenance(source: "test", recordedBy: "test")

  private func now(_ register: Register) async throws -> Instant {
    let microseconds = try await register.database.query(
      "select (extract(epoch from clock_timestamp()) * 1000000)::bigint")[0].int(0)
    return Instant(microseconds: Int64(microseconds), offsetMinutes: nil)
  }

  @Test func everyVersionIsFoundAtItsMoment() async throws {
    let test = try await TestRegister("known_versions")
    var file = try caseFile(ImportTests.json)
    var kept: [(Instant, CaseFile?)] = [(try await now(test.register), nil)]
    for number in 0..<6 {
      file.person.familyName = "Name\(number)"
      if number % 2 == 1 { file.legalStatus = Array(file.legalStatus.dropLast()) }
      try await test.register.importCases([file], from: Self.provenance)
      kept.append((try await now(test.register), file.sorted))
    }
    for (moment, expected) in kept {
      let found = try await test.register.caseFile(
        file.reference, knownAt: moment, as: .registerOperator)
      #expect(found == expected)
      #expect(
        try await test.register.eachCase(knownAt: moment, as: .nightly, readers: 1) { $0.file }
          == [expected].compactMap(\.self))
    }
    let history = try #require(
      try await test.register.history(of: file.reference, as: .registerOperator))
    #expect(history.steps.map(\.file.sorted) == kept.dropFirst().map(\.1))
  }

  @Test func whatIsToComeCannotBeAsked() async throws {
    let test = try await TestRegister("known_future")
    let file = try caseFile(ImportTests.json)
    try await test.register.importCases([file], from: Self.provenance)
    let future = try await now(test.register).adding(hours: 1)
    await #expect(throws: RegisterError.notYetKnown) {
      try await test.register.caseFile(file.reference, knownAt: future, as: .registerOperator)
    }
    await #expect(throws: RegisterError.notYetKnown) {
      try await test.register.directory(knownAt: future, as: .registerOperator)
    }
    await #expect(throws: RegisterError.notYetKnown) {
      try await test.register.exportCases(knownAt: future) { _ in }
    }
  }

  /// While somebody records, whoever asks about a moment waits; what is recorded after the answer has a later moment.
  @Test func anAnswerAboutAMomentNeverChanges() async throws {
    let test = try await TestRegister("known_stable")
    let register = test.register
    let file = try caseFile(ImportTests.json)
    try await register.importCases([file], from: Self.provenance)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<3 {
        group.addTask {
          for number in 0..<20 {
            var changed = file
            changed.person.familyName = "W\(writer)N\(number)"
            try await register.importCases([changed], from: Self.provenance)
          }
        }
      }
      for _ in 0..<2 {
        group.addTask {
          for _ in 0..<20 {
            let moment = try await now(register)
            let first = try await register.recordedCase(
              file.reference, knownAt: moment, as: .registerOperator)
            let second = try await register.recordedCase(
              file.reference, knownAt: moment, as: .registerOperator)
            #expect(first?.file == second?.file && first?.changedAt == second?.changedAt)
            #expect(first != nil)
            let whole = try await register.eachCase(knownAt: moment, as: .nightly, readers: 1) {
              $0.file
            }
            #expect(whole == [first?.file].compactMap(\.self))
          }
        }
      }
      try await group.waitForAll()
    }
  }
}
