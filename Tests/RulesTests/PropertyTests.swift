import CaseFile
import CivilTime
import Foundation
import Testing

@testable import Rules

/// What must hold of every case, tried on the cases of the scenarios.
///
/// With `AFTERCARE_LONG_TESTS` set the days are looked at one by one; without it, fewer of them.
@Suite struct PropertyTests {
  static let isLong = ProcessInfo.processInfo.environment["AFTERCARE_LONG_TESTS"] != nil

  /// Days on which something is dated, the days beside them, and the days asked about.
  private static func days(of scenario: Scenario) -> [CivilDate] {
    var dates = DateCollector()
    var file = scenario.file
    file.visitFacts(&dates)
    let asked = scenario.expectations.compactMap { ($0["on"] as? String).flatMap { CivilDate($0) } }
    let days = Set(dates.found.flatMap { [$0.previous, $0, $0.next] } + asked).sorted()
    return isLong ? days : asked + days.enumerated().filter { $0.offset % 16 == 0 }.map(\.element)
  }

  private func rulebook(_ scenario: Scenario, explains: Bool = false) throws -> Rulebook {
    var settings = Settings.standard
    if let directory = scenario.directory { try settings.apply(directory) }
    for (key, value) in scenario.expectations.first?["settings"] as? [String: Any] ?? [:] {
      try settings.set(key, to: value is NSNull ? "" : "\(value)")
    }
    return Rulebook(directory: scenario.directory, settings: settings, explains: explains)
  }

  @Test(arguments: Scenario.names)
  func theOrderOfRowsDoesNotMatter(_ name: String) throws {
    let scenario = try Scenario(named: name)
    let rulebook = try rulebook(scenario, explains: true)
    var shuffler = Shuffler(seed: UInt64(truncatingIfNeeded: name.utf8.reduce(7) { $0 &* 31 &+ Int($1) }))
    var file = scenario.file
    file.visitFacts(&shuffler)
    var directory = scenario.directory
    directory?.visitFacts(&shuffler)
    let shuffled = Rulebook(directory: directory, settings: rulebook.settings)
    for on in Self.days(of: scenario).suffix(Self.isLong ? .max : 4) {
      #expect(shuffled.assess(file, on: on) == rulebook.assess(scenario.file, on: on), "\(name) on \(on)")
    }
  }

  /// An NHS body's code in a council's place once asked for itself without end.
  @Test(arguments: Scenario.names)
  func aBodyInAnothersPlaceIsNoTrap(_ name: String) throws {
    let scenario = try Scenario(named: name)
    let rulebook = try rulebook(scenario)
    let on = Self.days(of: scenario).last ?? CivilDate("2026-11-20")!
    for body in ["06N", "E10000009", "QVV", "7A1"].compactMap({ BodyCode($0) }) {
      var replacer = BodyReplacer(body: body)
      var file = scenario.file
      file.visitFacts(&replacer)
      #expect(rulebook.assess(file, on: max(on, CivilDate("2027-05-01")!)).reference == file.reference)
    }
  }

  @Test(arguments: Scenario.names)
  func wordsChangeNothing(_ name: String) throws {
    let scenario = try Scenario(named: name)
    let (terse, spoken) = (try rulebook(scenario), try rulebook(scenario, explains: true))
    for on in Self.days(of: scenario).suffix(Self.isLong ? .max : 4) {
      let found = spoken.assess(scenario.file, on: on)
      #expect(found.withoutWords == terse.assess(scenario.file, on: on).withoutWords, "\(name) on \(on)")
      #expect(found.gaps.allSatisfy { !$0.why.isEmpty }, "\(name) on \(on)")
      #expect(!found.duty.reasons.isEmpty && !found.eligibility.reasons.isEmpty, "\(name) on \(on)")
      for body in [found.council, found.nhsStatutory, found.nhsPayer] {
        #expect((body.rule == nil) == body.reasons.isEmpty, "\(name) on \(on)")
      }
    }
  }

  @Test(arguments: Scenario.names)
  func nothingChangesBeforeTheNextChange(_ name: String) throws {
    let scenario = try Scenario(named: name)
    let rulebook = try rulebook(scenario, explains: true)
    for on in Self.days(of: scenario) {
      let found = rulebook.assess(scenario.file, on: on)
      let last = (found.nextChange ?? on + 4_000).previous
      #expect(last >= on)
      for day in Self.between(on, last) {
        let later = rulebook.assess(scenario.file, on: day)
        #expect(later.isSameAnswer(as: found), "\(name): \(day) differs from \(on)")
      }
    }
  }

  /// Days after the first up to the last: all of them or some, the last among them.
  private static func between(_ first: CivilDate, _ last: CivilDate) -> [CivilDate] {
    let count = CivilDate.days(from: first, to: last)
    guard count > 0 else { return [] }
    let step = isLong ? max(1, count / 60) : max(1, count / 2)
    return stride(from: 1, to: count, by: step).map { first + $0 } + [last]
  }

  @Test(arguments: Scenario.names)
  func sinceIsWhatSteppingBackFinds(_ name: String) throws {
    let scenario = try Scenario(named: name)
    let rulebook = try rulebook(scenario)
    let reach = Self.isLong ? 500 : 45
    for on in Self.isLong ? Self.days(of: scenario).suffix(3) : Self.days(of: scenario).prefix(1) {
      let found = rulebook.assess(scenario.file, on: on)
      var running = Set(found.gaps.map { GapName($0) })
      var first: [GapName: CivilDate] = [:]
      for back in 1...reach where !running.isEmpty {
        let day = on - back
        let open = Set(rulebook.assess(scenario.file, on: day, lawOn: on).gaps.map { GapName($0) })
        for gap in running.subtracting(open) { first[gap] = day.next }
        running.formIntersection(open)
      }
      for gap in found.gaps {
        #expect(gap.since <= on)
        let wanted = first[GapName(gap)]
        #expect(
          wanted.map { $0 == gap.since } ?? (gap.since <= on - reach),
          "\(name) on \(on): \(gap.rule) \(gap.subject) since \(gap.since)")
      }
    }
  }
}

/// A gap's identity from night to night.
private struct GapName: Hashable {
  let rule: RuleID
  let subject: String

  init(_ gap: Gap) {
    rule = gap.rule
    subject = gap.subject
  }
}

extension Determination {
  /// Whether another day's answer is this one but for the days themselves.
  func isSameAnswer(as other: Determination) -> Bool {
    var here = self
    here.on = other.on
    here.lawOn = other.lawOn
    here.nextChange = other.nextChange
    return here == other
  }

  fileprivate var withoutWords: Determination {
    var answer = self
    answer.eligibility.reasons = []
    answer.duty.reasons = []
    answer.council.reasons = []
    answer.nhsStatutory.reasons = []
    answer.nhsPayer.reasons = []
    for index in answer.gaps.indices {
      answer.gaps[index].why = ""
      answer.gaps[index].facts = []
    }
    return answer
  }
}
