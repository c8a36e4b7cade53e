import CaseFile
import CivilTime
import Foundation
import Testing

@testable import Rules

/// What must hold of every case, tried on cases that nobody wrote.
///
/// `AFTERCARE_SEED` chooses other cases than the usual ones, `AFTERCARE_LONG_TESTS` many more of them.
@Suite struct GeneratedCaseTests {
  static let environment = ProcessInfo.processInfo.environment
  static let seed = environment["AFTERCARE_SEED"].flatMap { UInt64($0) } ?? 20_261_121
  static let count = environment["AFTERCARE_LONG_TESTS"] == nil ? 2 : 60

  /// A case made from a scenario, and the days on which it is judged.
  private struct Made {
    let name: String
    let file: CaseFile
    let directory: Directory?
    let days: [CivilDate]
  }

  private static func made(from scenario: Scenario) -> [Made] {
    (0..<count).map { number in
      let own = scenario.name.utf8.reduce(UInt64(number)) { $0 &* 31 &+ UInt64($1) }
      var disturbance = Disturbance(seed: seed &+ own)
      var file = scenario.file
      file.visitFacts(&disturbance)
      var dates = DateCollector()
      file.visitFacts(&dates)
      let days = dates.found.flatMap { [$0, $0.next] }.filter { $0 > .distantPast }.sorted()
      let some = (0..<3).compactMap { _ in days.randomElement(using: &disturbance.random) }
      return Made(
        name: "\(scenario.name), case \(number) of seed \(seed)", file: file, directory: scenario.directory, days: some)
    }
  }

  @Test(arguments: Scenario.names)
  func whatHasNotHappenedIsInvisible(_ name: String) throws {
    for made in Self.made(from: try Scenario(named: name)) {
      let rulebook = Rulebook(directory: made.directory)
      for on in made.days {
        var blind = made.file
        var blinding = Blinding(on: on)
        blind.visitFacts(&blinding)
        let (seen, unseen) = (rulebook.assess(made.file, on: on), rulebook.assess(blind, on: on))
        #expect(seen.withoutNextChange == unseen.withoutNextChange, "\(made.name) on \(on)")
      }
    }
  }

  @Test(arguments: Scenario.names)
  func answersHoldUntilTheNextChange(_ name: String) throws {
    for made in Self.made(from: try Scenario(named: name)) {
      let rulebook = Rulebook(directory: made.directory, explains: false)
      for on in made.days {
        let found = rulebook.assess(made.file, on: on)
        let last = (found.nextChange ?? on + 3_000).previous
        #expect(last >= on, "\(made.name) on \(on)")
        for day in [on.next, last].filter({ $0 > on && $0 <= last }) {
          let later = rulebook.assess(made.file, on: day)
          #expect(later.isSameAnswer(as: found), "\(made.name): \(day) differs from \(on)")
        }
        #expect(found.gaps.allSatisfy { $0.since <= on }, "\(made.name) on \(on)")
      }
    }
  }

  /// "It will open if nothing changes": facts that had not happened do not happen.
  @Test(arguments: Scenario.names)
  func whatIsUpcomingOpens(_ name: String) throws {
    for made in Self.made(from: try Scenario(named: name)) {
      let rulebook = Rulebook(explains: false)
      for on in made.days {
        var file = made.file
        var blinding = Blinding(on: on)
        file.visitFacts(&blinding)
        let found = rulebook.assess(file, on: on)
        for clock in found.upcoming {
          let then = rulebook.assess(file, on: clock.opens)
          // Who owes may become known by the calendar alone, as on 1 July 2022.
          if clock.rule == "RT-02", then.nhsStatutory.body != nil { continue }
          // A gap that is open for another reason stays open; any other opens on that day.
          let wasOpen = found.gaps.contains { $0.rule == clock.rule && $0.subject == clock.subject }
          let isOpen = then.gaps.contains {
            $0.rule == clock.rule && $0.subject == clock.subject && (wasOpen || $0.since == clock.opens)
          }
          #expect(isOpen, "\(made.name) on \(on): \(clock.rule) \(clock.subject) opens \(clock.opens)")
        }
      }
    }
  }

  @Test(arguments: Scenario.names)
  func theOrderOfRowsDoesNotMatter(_ name: String) throws {
    for made in Self.made(from: try Scenario(named: name)) {
      var shuffled = made.file
      var shuffler = Shuffler(seed: Self.seed)
      shuffled.visitFacts(&shuffler)
      let rulebook = Rulebook(directory: made.directory)
      for on in made.days {
        #expect(
          rulebook.assess(shuffled, on: on).json == rulebook.assess(made.file, on: on).json, "\(made.name) on \(on)")
      }
    }
  }

  @Test(arguments: Scenario.names)
  func whatIsWrittenIsReadBack(_ name: String) throws {
    let file = try Scenario(named: name).file
    var writer = FactWriter()
    file.write(to: &writer)
    #expect(try CaseFile(json: writer.json.bytes) == file)
  }
}

extension Determination {
  fileprivate var withoutNextChange: Determination {
    var answer = self
    answer.nextChange = nil
    return answer
  }
}
