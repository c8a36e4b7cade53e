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
import Synchronization
import Testing

/// The nightly check against a real database.
@Suite struct NightlyCheckTests {
  static let today = CivilDate("2026-11-21") ?? .distantPast
  static let provenance = Provenance(source: "test", recordedBy: "test")

  struct Fixture {
    let register: Register
    let check: NightlyCheck

    init(_ name: String, cases: Int, directory: Bool = true) async throws {
      _ = try #require(
        ProcessInfo.processInfo.environment["PGHOST"],
        "No server is given. Run the tests by: deploy/private-postgres with --fast swift test")
      let admin = try await Connection.open(ConnectionSettings(.keywords(["dbname": "postgres"])))
      try await admin.execute("drop database if exists \(name) with (force)")
      try await admin.execute("create database \(name)")
      await admin.close()
      let settings = ConnectionSettings(.keywords(["dbname": name]))
      try await Migrator(settings).migrate()
      var limits = PoolLimits()
      limits.acquisitionTimeout = .seconds(120)
      register = Register(settings, limits: limits)
      check = NightlyCheck(settings, register: register)
      let demo = DemoRegister(cases: cases, seed: 7, today: today)
      if directory { try await register.importDirectory(demo.directory(), from: provenance) }
      try await register.importCases((0..<cases).map(demo.caseFile), from: provenance)
    }

    /// What the rules say of every case by themselves, as the ledger would list it.
    func judged(on day: CivilDate) async throws -> Set<String> {
      let rulebook = try await RegisterQuestions(register).rulebook(as: .nightly)
      let found = Lines()
      try await register.exportCases { files in
        for file in files {
          for gap in rulebook.assess(file, on: day).gaps { found.add(line(file.reference, gap)) }
        }
      }
      return found.all
    }

    /// Every row of the ledger, the moments of writing left out.
    func ledger() async throws -> [String] {
      try await register.database.query(
        """
        select format('said %s', to_jsonb(said) - 'facts_known_at')
        from aftercare.determination as said
        union all
        select format('said before %s', to_jsonb(past)) from aftercare.determination_past as past
        union all select format('gap %s', to_jsonb(gap)) from aftercare.gap
        union all select format('gap before %s', to_jsonb(past)) from aftercare.gap_past as past
        union all select format('clock before %s', to_jsonb(past)) from aftercare.upcoming_past as past
        union all select format('clock %s', to_jsonb(clock)) from aftercare.upcoming as clock
        union all select format('digest %s', to_jsonb(digest)) from aftercare.ledger_digest as digest
        union all select format('marked %s', case_id) from aftercare.case_change
        union all
        select format(
          'party %s %s', to_jsonb(party) - array['recorded_at', 'superseded_at'],
          superseded_at = 'infinity')
        from aftercare.case_party as party
        order by 1
        """
      ).map { $0[0] ?? "" }
    }

    func open() async throws -> Set<String> {
      let gaps = try await RegisterQuestions(register).open(OwedQuestion(), of: nil)
      return Set(gaps.map { line($0.reference, $0.gap) })
    }
  }

  @Test func theLedgerSaysWhatTheRulesSay() async throws {
    let fixture = try await Fixture("checks_same", cases: 300)
    let night = try await fixture.check.run(on: Self.today)
    #expect(night.cases == 300 && night.lookedAt == 300)
    let open = try await fixture.open()
    #expect(open == (try await fixture.judged(on: Self.today)))
    #expect(!open.isEmpty)
  }

  @Test func whereNothingChangedNothingIsLookedAt() async throws {
    let fixture = try await Fixture("checks_still", cases: 60)
    _ = try await fixture.check.run(on: Self.today)
    let again = try await fixture.check.run(on: Self.today)
    #expect(again.lookedAt == 0 && again.opened == 0 && again.closed == 0)
  }

  /// For forty nights with edits between them, looking only where something changed says the same as looking everywhere.
  @Test func incrementalIsFull() async throws {
    let fixture = try await Fixture("checks_incremental", cases: 120)
    let demo = DemoRegister(cases: 120, seed: 7, today: Self.today)
    var looked = 0
    for offset in 0..<40 {
      let day = Self.today + offset
      if offset % 5 == 2 {
        var file = demo.caseFile(offset)
        file.keyWorkers = []
        file.meetings = []
        try await fixture.register.importCases([file], from: Self.provenance)
      }
      looked += try await fixture.check.run(on: day).lookedAt
      if offset % 8 == 3 {
        #expect(try await fixture.open() == (try await fixture.judged(on: day)), "\(day)")
      }
    }
    #expect(looked < 40 * 120 / 2)
  }

  /// By digests or by comparing every case whole, and whether all cases are looked at: the ledger holds the same bytes.
  @Test func aNightByDigestsWritesWhatAWholeComparisonWrites() async throws {
    let digests = try await Fixture("checks_digests", cases: 150)
    let whole = try await Fixture("checks_whole", cases: 150)
    let demo = DemoRegister(cases: 150, seed: 7, today: Self.today)
    for offset in 0..<16 {
      let day = Self.today + 5 * offset
      for fixture in [digests, whole] where offset % 3 == 1 {
        var file = demo.caseFile(offset)
        file.keyWorkers = []
        file.register?.council = nil
        try await fixture.register.importCases([file], from: Self.provenance)
      }
      let first = try await digests.check.run(on: day, full: offset % 2 == 0)
      let second = try await whole.check.run(on: day, full: true, comparesAll: true)
      #expect(first.opened == second.opened && first.closed == second.closed)
      #expect(try await digests.ledger() == (try await whole.ledger()), "\(day)")
    }
    #expect(try await digests.ledger().count > 1_000)
  }

  @Test func nightsGoForward() async throws {
    let fixture = try await Fixture("checks_forward", cases: 5, directory: false)
    _ = try await fixture.check.run(on: Self.today)
    await #expect(throws: NightError.laterNightPublished(Self.today)) {
      try await fixture.check.run(on: Self.today - 1)
    }
  }

  @Test func aBodysReportHoldsWhatItOwesAndItsTotalsReconcile() async throws {
    let fixture = try await Fixture("checks_report", cases: 200)
    _ = try await fixture.check.run(on: Self.today)
    let questions = RegisterQuestions(fixture.register)
    let all = try await questions.open(OwedQuestion(), of: nil)
    for body in try await fixture.register.bodiesThatOwe() {
      let report = try #require(try await questions.report(of: .body(body), on: nil))
      let owed = Set(all.filter { $0.gap.owedBy.contains(body) }.map { line($0.reference, $0.gap) })
      #expect(Set(report.gaps.map { line($0.reference, $0.gap) }) == owed)
      #expect(report.outline.counts.totals.map(\.sum).reduce(0, +) == owed.count)
      #expect(report.gaps.allSatisfy { !$0.gap.why.isEmpty })
    }
    let nobody = try #require(try await questions.report(of: .nobody, on: nil))
    #expect(nobody.gaps.count == all.count { $0.gap.owedBy.isEmpty })
  }
}

/// A gap as one line, so that sets can be compared.
func line(_ reference: CaseReference, _ gap: Gap) -> String {
  "\(reference) \(gap.rule) \(gap.subject) \(gap.severity) \(gap.since) \(gap.due?.description ?? "-") \(gap.owedBy)"
}

/// Lines collected from another thread.
final class Lines: Sendable {
  private let lines = Mutex<Set<String>>([])

  var all: Set<String> { lines.withLock { $0 } }

  func add(_ line: String) { lines.withLock { _ = $0.insert(line) } }
}
