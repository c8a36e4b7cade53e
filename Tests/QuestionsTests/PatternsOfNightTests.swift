import CaseFile
import Checks
import CivilTime
import Database
import DemoRegister
import Foundation
import Questions
import Record
import Rules
import Schema
import Testing

/// The patterns of a published night, for which only cases are read in which one may show.
@Suite struct PatternsOfNightTests {
  static let day = PatternsTests.day
  static let provenance = Provenance(source: "test", recordedBy: "test")

  struct Fixture {
    let register: Register
    let questions: RegisterQuestions
    private let settings: ConnectionSettings

    init(_ name: String, _ files: [CaseFile], _ directory: Directory? = nil) async throws {
      _ = try #require(
        ProcessInfo.processInfo.environment["PGHOST"],
        "No server is given. Run the tests by: deploy/private-postgres with --fast swift test")
      let admin = try await Connection.open(ConnectionSettings(.keywords(["dbname": "postgres"])))
      try await admin.execute("drop database if exists \(name) with (force)")
      try await admin.execute("create database \(name)")
      await admin.close()
      settings = ConnectionSettings(.keywords(["dbname": name]))
      try await Migrator(settings).migrate()
      var limits = PoolLimits()
      limits.acquisitionTimeout = .seconds(120)
      register = Register(settings, limits: limits)
      questions = RegisterQuestions(register)
      if let directory { try await register.importDirectory(directory, from: PatternsOfNightTests.provenance) }
      try await register.importCases(files, from: PatternsOfNightTests.provenance)
    }

    func run(_ night: CivilDate) async throws {
      _ = try await NightlyCheck(settings, register: register).run(on: night)
    }

    /// What is told of the night, of the register and of every body; by scope.
    func told(_ night: CivilDate) async throws -> [String: String] {
      let shares = try #require(try await questions.patternShares(ofNight: night))
      return try await all { Patterns(shares, of: $0) }
    }

    /// The same where each body's cases alone are looked at.
    func toldOneByOne(_ night: CivilDate) async throws -> [String: String] {
      try await all { Patterns(try #require(try await questions.patternShares(ofNight: night, of: $0)), of: $0) }
    }

    /// What judging every case finds on a day.
    func judged(_ day: CivilDate) async throws -> [String: String] {
      let shares = try await questions.patternShares(on: day)
      return try await all { Patterns(shares, of: $0) }
    }

    private func all(_ patterns: (GapReport.Scope?) async throws -> Patterns) async throws -> [String: String] {
      var found = ["all": try await patterns(nil).json, "nobody": try await patterns(.nobody).json]
      for body in try await register.bodiesWithDuties() {
        found[body.text] = try await patterns(.body(body)).json
      }
      return found
    }
  }

  /// Some cases for every way into a pattern, each in no other way.
  static var files: [CaseFile] {
    var files: [CaseFile] = []
    func add(_ name: String, _ count: Int = 1, _ change: (inout CaseFile, Int) -> Void) {
      for number in 0..<count {
        var file = PatternsTests.file("\(name)-\(number)")
        file.plans[0].services[0].provider = name
        change(&file, number)
        files.append(file)
      }
    }
    func renewed(by body: BodyCode) -> (inout CaseFile, Int) -> Void {
      { file, _ in
        file.funding[0].end = day - 20
        var next = file.funding[0]
        (next.id, next.start, next.end) = (FactID(unchecked: "f2"), day - 20, nil)
        next.parties[0].body = body
        file.funding.append(next)
      }
    }
    add("ORDER", 3) { _, _ in }
    add("SERVICE", 3) { file, _ in file.plans[0].services[0].end = day - 20 }
    add("SERVICE2", 2) { file, _ in file.plans[0].services[0].end = day - 20 }
    add("TODAY", 3) { file, _ in file.plans[0].services[0].end = day }
    add("FIRST", 3) { file, _ in file.plans[0].services[0].end = day - 364 }
    add("OLD", 3) { file, _ in file.plans[0].services[0].end = day - 365 }
    // One word to a reader, in two encodings.
    add("ACCENT", 3) { file, number in
      file.plans[0].services[0].provider = number == 0 ? "Caf\u{E9}" : "Cafe\u{301}"
      file.plans[0].services[0].end = day - 30
    }
    add("LAPSED", 3) { file, _ in file.funding[0].end = day - 20 }
    add("UNPAID", 3) { file, _ in
      file.funding[0].end = day - 20
      file.funding[0].parties = []
    }
    add("PAYER", 3, renewed(by: "QMJ"))
    add("HEIR", 3, renewed(by: "QWO"))
    for paid in [false, true] {
      add(paid ? "REFUND" : "RENT") { file, _ in
        var home = Accommodation()
        (home.id, home.start, home.aftercare) = (FactID(unchecked: "ac1"), day - 300, true)
        file.accommodation = [home]
        var charge = Charge()
        (charge.id, charge.item, charge.start) = (FactID(unchecked: "ch1"), home.id, day)
        charge.purpose = .serviceCharge
        charge.leviedBy = "E08000035"
        charge.refund = paid ? Refund() : nil
        charge.refund?.paid = day - 1
        file.charges = [charge]
      }
    }
    add("NEVER") { file, _ in file.keyWorkers = [] }
    add("LEFT") { file, _ in file.keyWorkers[0].end = day }
    add("CLOSED") { file, _ in
      file.keyWorkers[0].end = day - 40
      var event = Event()
      (event.id, event.kind, event.on) = (FactID(unchecked: "ev1"), .teamClosedCase, day - 40)
      file.events = [event]
    }
    add("WARD") { file, _ in
      file.keyWorkers = []
      var spell = Spell()
      (spell.id, spell.admitted) = (FactID(unchecked: "s1"), day - 10)
      file.spells = [spell]
    }
    // Ended by both: no other pattern looks at it.
    add("BACK") { file, _ in
      file.endings = ["E08000035", "QWO"].enumerated().map { place, body in
        var ending = EndingDecision()
        (ending.id, ending.decided) = (FactID(unchecked: "e\(place)"), day - 100)
        ending.body = BodyCode(body)
        ending.grounds = [.noLongerNeedsAftercare]
        return ending
      }
      var spell = Spell()
      (spell.id, spell.admitted) = (FactID(unchecked: "s1"), day - 10)
      file.spells = [spell]
    }
    add("UNKNOWN") { file, _ in file.register = nil }
    add("SHUT") { file, _ in file.register?.closed = day }
    add("COUNCIL") { file, _ in file.register?.council = "E09000001" }
    add("NHS") { file, _ in file.register?.nhsBody = "QMJ" }
    add("ALONE") { file, _ in
      var ending = EndingDecision()
      (ending.id, ending.decided, ending.body) = (FactID(unchecked: "e1"), day - 100, "E08000035")
      file.endings = [ending]
    }
    return files
  }

  @Test func theNightFindsWhatJudgingEveryCaseFinds() async throws {
    let fixture = try await Fixture("questions_patterns", Self.files)
    try await fixture.run(Self.day)
    let judged = try await fixture.judged(Self.day)
    let shown = try #require(judged["all"])
    for name in [
      "SERVICE-", "TODAY-", "FIRST-", "ACCENT-", "LAPSED-", "UNPAID-", "PAYER-", "RENT-", "NEVER-", "LEFT-",
      "CLOSED-", "BACK-", "UNKNOWN-", "SHUT-", "COUNCIL-", "NHS-", "ALONE-",
    ] {
      #expect(shown.contains("\"case\":\"\(name)0\""), "\(name)")
    }
    for name in ["ORDER-", "SERVICE2-", "OLD-", "HEIR-", "REFUND-", "WARD-"] {
      #expect(!shown.contains("\"case\":\"\(name)0\""), "\(name)")
    }
    let told = try await fixture.told(Self.day)
    for (scope, patterns) in judged { #expect(told[scope] == patterns, "\(scope)") }
    #expect(try await fixture.toldOneByOne(Self.day) == told)
  }

  @Test func alsoOfADemoRegister() async throws {
    let demo = DemoRegister(cases: 600, seed: 7, today: Self.day)
    let fixture = try await Fixture("questions_patterns_demo", (0..<600).map(demo.caseFile), demo.directory())
    for night in [Self.day, Self.day + 200] {
      try await fixture.run(night)
      let told = try await fixture.told(night)
      let judged = try await fixture.judged(night)
      for (scope, patterns) in judged { #expect(told[scope] == patterns, "\(scope) on \(night)") }
      #expect(try await fixture.toldOneByOne(night) == told)
    }
  }

  /// Whatever is recorded, and whatever later nights say.
  @Test func thoseOfANightStayAsTheyWere() async throws {
    let fixture = try await Fixture("questions_patterns_past", Self.files)
    try await fixture.run(Self.day)
    let told = try await fixture.told(Self.day)
    let healed = Self.files.map { PatternsTests.file($0.reference.text) }
    try await fixture.register.importCases(healed, from: Self.provenance)
    try await fixture.run(Self.day + 1)
    #expect(try await fixture.told(Self.day) == told)
    let after = try #require(try await fixture.told(Self.day + 1)["all"])
    #expect(!after.contains("\"case\":"))
  }

  @Test func aNightThatWasNotPublishedHasNone() async throws {
    let fixture = try await Fixture("questions_patterns_none", [])
    #expect(try await fixture.questions.patternShares(ofNight: Self.day) == nil)
  }
}
