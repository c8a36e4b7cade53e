import CaseFile
import CivilTime
import Testing

@testable import Rules

/// Every list is put in order by itself, however the others stand.
@Suite struct OrderTests {
  @Test(arguments: Scenario.names)
  func oneListOutOfOrderIsPutInOrder(_ name: String) throws {
    let scenario = try Scenario(named: name)
    var (place, isThere) = (0, true)
    while isThere {
      var (early, late) = (RowAdder(place: place, isFirst: true), RowAdder(place: place, isFirst: false))
      var (file, other) = (scenario.file, scenario.file)
      file.visitFacts(&early)
      other.visitFacts(&late)
      file.putInOrder()
      other.putInOrder()
      // Two whole cases would be told if they were compared inside.
      let isSame = file == other
      #expect(isSame, "\(name): \(early.name ?? "")")
      isThere = early.count > place
      place += 1
    }
  }

  @Test(arguments: Scenario.names)
  func oneListOfTheDirectoryOutOfOrderIsPutInOrder(_ name: String) throws {
    guard let directory = try Scenario(named: name).directory else { return }
    for place in 0..<6 {
      var (early, late) = (RowAdder(place: place, isFirst: true), RowAdder(place: place, isFirst: false))
      var (one, other) = (directory, directory)
      one.visitFacts(&early)
      other.visitFacts(&late)
      let isSame = one.inOrder == other.inOrder
      #expect(isSame, "\(name): \(early.name ?? "")")
    }
  }
}

/// Adds to one list another row, whose id comes before all others.
private struct RowAdder: FieldVisitor {
  let place: Int
  let isFirst: Bool
  private(set) var count = 0
  private(set) var name: String?

  init(place: Int, isFirst: Bool) {
    self.place = place
    self.isFirst = isFirst
  }

  mutating func field<Value: FieldValue>(_ name: String, _ value: inout Value, _ presence: Presence) {}

  mutating func list<Element: Record>(
    _ name: String, _ elements: inout [Element], _ presence: Presence
  ) {
    if count == place, var row = elements.first, row.ownID != nil {
      self.name = name
      var namer = Namer()
      row.visit(&namer)
      elements.insert(row, at: isFirst ? 0 : elements.count)
    }
    count += 1
    for index in elements.indices { elements[index].visit(&self) }
  }

  mutating func group<Group: Record>(_ name: String, _ group: inout Group?) {
    group?.visit(&self)
  }
}

private struct Namer: FieldVisitor {
  mutating func field<Value: FieldValue>(_ name: String, _ value: inout Value, _ presence: Presence) {
    if name == "id", let id = FactID("0") as? Value { value = id }
  }

  mutating func list<Element: Record>(_ name: String, _ elements: inout [Element], _ presence: Presence) {}
  mutating func group<Group: Record>(_ name: String, _ group: inout Group?) {}
}

/// A clock that would fall silent on the day on which it opens never opens: so it is not upcoming.
@Suite struct ClosingClockTests {
  @Test(arguments: Scenario.names.filter { $0.hasPrefix("review-") })
  func whatNeverOpensIsNotUpcoming(_ name: String) throws {
    let scenario = try Scenario(named: name)
    var settings = Settings.standard
    if let directory = scenario.directory { try settings.apply(directory) }
    try settings.set("event_lookback_days", to: "28")
    try settings.set("event_review_days", to: "28")
    let rulebook = Rulebook(directory: scenario.directory, settings: settings)
    var dates = DateCollector()
    var file = scenario.file
    file.visitFacts(&dates)
    for on in dates.found.sorted() {
      let upcoming = rulebook.assess(scenario.file, on: on).upcoming.map(\.rule.text)
      #expect(!upcoming.contains("RV-06"), "\(name) on \(on)")
    }
  }
}

/// The discharge check: what there is to leave, and each gap once.
@Suite struct DischargeCheckTests {
  private static func check(_ members: String) throws -> DischargeCheck {
    let json = #"{"format": "aftercare-case/1", "case": "T-1", "person": {}"# + members + "}"
    let file = try CaseFile(json: Array(json.utf8))
    return Rulebook().checkDischarge(of: file, on: try #require(CivilDate("2026-03-02")))
  }

  @Test(arguments: [
    "", #", "spells": [{"id": "s", "admitted": "2026-03-03"}]"#,
    #", "spells": [{"id": "s", "admitted": "2026-02-02", "left": "2026-03-02T09:00:00Z"}]"#,
    #", "legal_status": [{"id": "l", "section": "3", "start": "2026-03-03"}]"#,
    #", "legal_status": [{"id": "l", "section": "3", "start": "2026-02-02", "end": "2026-03-02"}]"#,
  ])
  func thereIsNothingToLeave(_ members: String) throws {
    #expect(try Self.check(members).obstacles.contains(.nothingToLeave))
  }

  @Test(arguments: [
    #", "spells": [{"id": "s", "admitted": "2026-03-02"}]"#,
    #", "spells": [{"id": "s", "admitted": "2026-02-02", "left": "2026-03-03T09:00:00Z"}]"#,
    #", "legal_status": [{"id": "l", "section": "3", "start": "2026-03-02"}]"#,
    #", "legal_status": [{"id": "l", "section": "3", "start": "2026-02-02", "end": "2026-03-03"}]"#,
  ])
  func thereIsSomethingToLeave(_ members: String) throws {
    #expect(try !Self.check(members).obstacles.contains(.nothingToLeave))
  }

  @Test(arguments: Scenario.names)
  func noGapIsListedTwice(_ name: String) throws {
    let scenario = try Scenario(named: name)
    let days = scenario.expectations.compactMap { ($0["on"] as? String).flatMap { CivilDate($0) } }
    for on in days {
      let found = Rulebook(directory: scenario.directory).checkDischarge(of: scenario.file, on: on)
      let names = (found.blocking + found.advisory + found.other).map { "\($0.rule) \($0.subject)" }
      #expect(Set(names).count == names.count, "\(name) on \(on)")
    }
  }
}
