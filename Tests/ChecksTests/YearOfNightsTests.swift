import CaseFile
import Checks
import CivilTime
import DemoRegister
import Foundation
import Questions
import Record
import Testing

/// A year of nights over a register in which something is edited almost every day.
@Suite struct YearOfNightsTests {
  static let cases = 24
  static let nights = 365

  /// Edits, the same for both registers: facts taken away, put back and added, and now and then another setting.
  struct Edits {
    var random = Seeded(state: 20_261_121)
    let demo = DemoRegister(cases: YearOfNightsTests.cases, seed: 11, today: NightlyCheckTests.today)

    mutating func next() -> (files: [CaseFile], directory: Directory?) {
      var files: [CaseFile] = []
      for _ in 0..<(random.next() % 3) {
        var file = demo.caseFile(Int(random.next() % UInt64(YearOfNightsTests.cases)))
        switch random.next() % 5 {
        case 0: file.keyWorkers = []
        case 1: file.meetings = []
        case 2: file.register?.council = nil
        case 3: file.plans = []
        default: break
        }
        if !files.contains(where: { $0.reference == file.reference }) { files.append(file) }
      }
      guard random.next() % 60 == 0 else { return (files, nil) }
      var directory = demo.directory()
      directory.settings["review_months"] = SettingText(text: "\(3 + random.next() % 9)", form: .number)
      return (files, directory)
    }
  }

  /// Looking only where something changed writes the same ledger, past and present, as looking at everything and
  /// comparing it whole.
  @Test func lookingWhereSomethingChangedIsLookingEverywhere() async throws {
    let some = try await NightlyCheckTests.Fixture("checks_year_some", cases: Self.cases)
    let all = try await NightlyCheckTests.Fixture("checks_year_all", cases: Self.cases)
    var edits = Edits()
    var looked = 0
    for offset in 0..<Self.nights {
      let day = NightlyCheckTests.today + offset
      let (files, directory) = edits.next()
      for fixture in [some, all] {
        if !files.isEmpty { try await fixture.register.importCases(files, from: NightlyCheckTests.provenance) }
        if let directory {
          try await fixture.register.importDirectory(directory, from: NightlyCheckTests.provenance)
        }
      }
      looked += try await some.check.run(on: day).lookedAt
      _ = try await all.check.run(on: day, full: true, comparesAll: true)
      if offset % 73 == 72 { #expect(try await some.ledger() == (try await all.ledger()), "\(day)") }
    }
    #expect(looked < Self.nights * Self.cases / 3)
    #expect(try await some.ledger().contains { $0.hasPrefix("gap before") })
  }

  /// Whatever the ledger becomes, the report of a night can be made again as it was.
  @Test func everyReportCanBeMadeAgain() async throws {
    let fixture = try await NightlyCheckTests.Fixture("checks_again", cases: Self.cases)
    let questions = RegisterQuestions(fixture.register)
    var edits = Edits()
    var told: [(day: CivilDate, reports: [String: String])] = []
    for offset in 0..<30 {
      let day = NightlyCheckTests.today + 11 * offset
      let (files, directory) = edits.next()
      try await fixture.register.importCases(files, from: NightlyCheckTests.provenance)
      if let directory { try await fixture.register.importDirectory(directory, from: NightlyCheckTests.provenance) }
      _ = try await fixture.check.run(on: day)
      let scopes = try await fixture.register.bodiesWithDuties().map(\.text) + ["nobody"]
      told.append((day, try await reports(questions, of: scopes, on: day)))
    }
    for night in told {
      let again = try await reports(questions, of: night.reports.keys.sorted(), on: night.day)
      for (scope, report) in night.reports { #expect(again[scope] == report, "\(scope) on \(night.day)") }
    }
    try await expectFolders(of: told, fixture.register)
    #expect(told.contains { $0.reports.values.contains { $0.contains("Worse than the night before") } })
    #expect(told.contains { $0.reports.values.contains { $0.contains("no key worker was ever named: 1 person") } })
  }

  /// The files of past nights, made together, say what the reports made one by one said then.
  private func expectFolders(
    of told: [(day: CivilDate, reports: [String: String])], _ register: Register
  ) async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "aftercare-tests-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let folder = ReportFolder(path: path)
    var compared = 0
    for night in told.enumerated().filter({ $0.offset % 6 == 1 }).map(\.element) {
      let deeds = try await reportDeeds(of: night.day, register)
      _ = try await folder.write(night.day, of: register)
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.folder(of: night.day))
      let written = files.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }
      let new = try await reportDeeds(of: night.day, register).dropFirst(deeds.count)
      #expect(new.sorted() == written.sorted(), "the trail of \(night.day)")
      for (scope, report) in night.reports {
        let file = "\(folder.folder(of: night.day))/\(scope).txt"
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
          #expect(report.contains("No gap is open"), "\(scope) on \(night.day) is missing")
          continue
        }
        #expect(text.beforeTrail == report.beforeTrail, "\(scope) on \(night.day)")
        compared += 1
      }
    }
    #expect(compared > 20)
  }

  /// Whose reports of a night the trail tells of, in its order.
  private func reportDeeds(of night: CivilDate, _ register: Register) async throws -> [String] {
    try await register.database.query(
      """
      select detail ->> 'body' from aftercare.audit_event
      where kind = 'report' and detail ->> 'night' = \(night.description)
      order by era, xid, event_id
      """
    ).map { $0[0] ?? "" }
  }

  /// As text, without the head of the trail, which goes on.
  private func reports(
    _ questions: RegisterQuestions, of scopes: [String], on day: CivilDate
  ) async throws -> [String: String] {
    let shares = try #require(try await questions.patternShares(ofNight: day))
    var reports: [String: String] = [:]
    for name in scopes {
      let scope = BodyCode(name).map(GapReport.Scope.body) ?? .nobody
      var report = try #require(try await questions.report(of: scope, on: day))
      report.outline.patterns = Patterns(shares, of: scope)
      report.outline.seal = nil
      reports[name] = report.text
    }
    return reports
  }
}

/// Numbers by chance, the same in every run.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    var mixed = state
    mixed = (mixed ^ mixed &>> 33) &* 0xff51_afd7_ed55_8ccd
    return mixed ^ mixed &>> 33
  }
}

extension String {
  /// The report without its last line, the head of the audit trail.
  fileprivate var beforeTrail: String { String(prefix(upTo: range(of: "Audit trail:")?.lowerBound ?? endIndex)) }
}
