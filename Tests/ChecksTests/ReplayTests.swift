import CaseFile
import Checks
import CivilTime
import DemoRegister
import Questions
import Record
import Rules
import Testing

/// A register lives through nights and corrections; then every night is asked about again.
@Suite struct ReplayTests {
  static let cases = 40

  /// What a night said, and the answers that were given after it.
  struct Stored {
    let day: CivilDate
    let knownAt: Instant
    let gaps: Set<String>
    let answers: [CaseReference: String]
  }

  @Test func theSameThreeDatesGiveTheSameBytesForEver() async throws {
    let fixture = try await NightlyCheckTests.Fixture("checks_replay", cases: Self.cases)
    var stored: [Stored] = []
    for night in 0..<12 {
      try await live(fixture, night)
      stored.append(try await store(fixture, NightlyCheckTests.today + 9 * night))
    }
    #expect(Set(stored.map(\.gaps)).count == stored.count, "the nights differ from each other")
    for then in stored {
      #expect(try await answers(fixture, then.day, knownAt: then.knownAt) == then.answers, "\(then.day)")
      #expect(try await gaps(fixture, then.day, knownAt: then.knownAt) == then.gaps, "\(then.day)")
    }
  }

  /// Corrects, withdraws and adds: by the file's own source and by another, and in the directory.
  private func live(_ fixture: NightlyCheckTests.Fixture, _ night: Int) async throws {
    let demo = DemoRegister(cases: Self.cases + 12, seed: 7, today: NightlyCheckTests.today)
    var files = [demo.caseFile(night), demo.caseFile(night + 13), demo.caseFile(Self.cases + night)]
    files[0].keyWorkers = []
    for index in files[1].meetings.indices { files[1].meetings[index].held = nil }
    let other = Provenance(source: night % 2 == 0 ? "test" : "other", recordedBy: "test")
    try await fixture.register.importCases(files, from: other)
    if night % 4 == 3 {
      var directory = demo.directory()
      directory.settings["review_months"] = SettingText(text: "\(night)", form: .number)
      try await fixture.register.importDirectory(directory, from: NightlyCheckTests.provenance)
    }
  }

  private func store(_ fixture: NightlyCheckTests.Fixture, _ day: CivilDate) async throws -> Stored {
    _ = try await fixture.check.run(on: day)
    let now = try await fixture.register.database.query(
      "select (extract(epoch from clock_timestamp()) * 1000000)::bigint")[0].int(0)
    let moment = Instant(microseconds: Int64(now), offsetMinutes: nil)
    return Stored(
      day: day, knownAt: moment, gaps: try await fixture.open(),
      answers: try await answers(fixture, day, knownAt: nil))
  }

  private func answers(
    _ fixture: NightlyCheckTests.Fixture, _ day: CivilDate, knownAt: Instant?
  ) async throws -> [CaseReference: String] {
    let rulebook = try await RegisterQuestions(fixture.register)
      .rulebook(knownAt: knownAt, as: .registerOperator)
    let demo = DemoRegister(cases: Self.cases + 12, seed: 7, today: NightlyCheckTests.today)
    var answers: [CaseReference: String] = [:]
    for number in 0..<(Self.cases + 12) {
      let reference = demo.caseFile(number).reference
      guard
        let recorded = try await fixture.register.recordedCase(
          reference, knownAt: knownAt, as: .registerOperator)
      else { continue }
      var found = rulebook.assess(recorded.file, on: day)
      found.knownAt = recorded.changedAt
      answers[reference] = found.json
    }
    return answers
  }

  private func gaps(
    _ fixture: NightlyCheckTests.Fixture, _ day: CivilDate, knownAt: Instant
  ) async throws -> Set<String> {
    let questions = RegisterQuestions(fixture.register)
    let list = try await questions.judged(
      AskedDates(on: day, knownAt: knownAt),
      by: try await questions.rulebook(knownAt: knownAt, as: .nightly, explains: true))
    return Set(list.gaps.map { line($0.reference, $0.gap) })
  }
}
