import CaseFile
import CivilTime
import Testing

@testable import Rules

/// A case moved by whole years has the same answer, moved alike.
///
/// Not where the law, the calendar or the clock makes years differ: so only cases since the last change of law that
/// lie between two leap days, and not the rules that count working days.
@Suite struct YearShiftTests {
  /// After 29 February 2024, with a year's room before the next one.
  private static let span = CivilDate.on(2024, 3, 1)...CivilDate.on(2027, 2, 27)

  /// Scenarios of which all days that matter lie in the span.
  static let names = Scenario.names.filter { name in
    guard let scenario = try? Scenario(named: name), scenario.directory == nil else { return false }
    var dates = DateCollector()
    var file = scenario.file
    // Where somebody lived, whose doctor's list they were on and when they were born may be long ago.
    file.residence = []
    file.gpRegistrations = []
    file.person.birthDate = nil
    file.visitFacts(&dates)
    let asked = scenario.expectations.compactMap { ($0["on"] as? String).flatMap { CivilDate($0) } }
    return (dates.found + asked).allSatisfy { span.contains($0) && $0.yearMonthDay.day <= 28 }
  }

  /// Rules of which a clock counts working days.
  private static let inWorkingDays = Set(
    RuleEntry.all.filter { $0.opens.contains("working day") || $0.opens.contains("_working_days") }.map(\.id))

  @Test func thereAreSuchScenarios() { #expect(Self.names.count >= 5, "\(Self.names)") }

  @Test(arguments: names)
  func aYearLaterAllIsAYearLater(_ name: String) throws {
    let scenario = try Scenario(named: name)
    var moved = scenario.file
    var shift = YearShift()
    moved.visitFacts(&shift)
    for expected in scenario.expectations {
      let on = try #require((expected["on"] as? String).flatMap { CivilDate($0) })
      let now = Rulebook(explains: false).assess(scenario.file, on: on)
      let later = Rulebook(explains: false).assess(moved, on: on.aYearLater)
      #expect(later.duty.state == now.duty.state, "\(name) on \(on)")
      #expect(later.duty.since == now.duty.since?.aYearLater, "\(name) on \(on)")
      let wanted = now.gaps.filter { !Self.inWorkingDays.contains($0.rule) }.map(\.aYearLater)
      let found = later.gaps.filter { !Self.inWorkingDays.contains($0.rule) }
      #expect(found.map(\.outcome) == wanted.map(\.outcome), "\(name) on \(on)")
    }
  }
}

private struct YearShift: FieldVisitor {
  mutating func field<Value: FieldValue>(_ name: String, _ value: inout Value, _ presence: Presence) {
    if let date = value as? CivilDate, let moved = date.aYearLater as? Value { value = moved }
    if let instant = value as? Instant {
      let days = CivilDate.days(from: instant.londonDate, to: instant.londonDate.aYearLater)
      if let moved = instant.adding(hours: 24 * days) as? Value { value = moved }
    }
  }

  mutating func list<Element: Record>(
    _ name: String, _ elements: inout [Element], _ presence: Presence
  ) {
    for index in elements.indices { elements[index].visit(&self) }
  }

  mutating func group<Group: Record>(_ name: String, _ group: inout Group?) {
    group?.visit(&self)
  }
}

extension CivilDate {
  fileprivate var aYearLater: CivilDate { adding(months: 12) }

  fileprivate static func on(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
    CivilDate(year: year, month: month, day: day) ?? .distantPast
  }
}

extension Gap {
  fileprivate var aYearLater: Gap {
    var gap = self
    gap.since = since.aYearLater
    gap.due = due?.aYearLater
    return gap
  }

  /// What the gap comes to, in one line.
  fileprivate var outcome: String {
    "\(rule) \(subject) \(severity) since \(since), due \(due?.description ?? "-"), \(owedBy.map(\.text))"
  }
}
