import CaseFile
import CivilTime
import Questions
import Testing

@Suite struct OutwardTests {
  @Test(arguments: [
    (0, "0"), (1, "*"), (7, "*"), (8, "10"), (12, "10"), (13, "15"), (17, "15"), (18, "20"), (1_002, "1000"),
  ])
  func numbers(count: Int, told: String) {
    #expect(OutwardNumber(count).text == told)
  }

  @Test func foursSevensWouldBeTold() {
    // Four numbers from 1 to 7, and a sum told as 30: all are seven.
    let table = OutwardTable([[7], [7], [7], [7]])
    #expect(table.columnSums == [.withheld] && table.total == .withheld)
    #expect(table.cells == Array(repeating: [.small], count: 4))
  }

  @Test func whatEndangersNobodyIsTold() {
    let table = OutwardTable([[20, 30], [40, 0]])
    #expect(table.rowSums.map(\.text) == ["50", "40"])
    #expect(table.columnSums.map(\.text) == ["60", "30"] && table.total.text == "90")
  }

  /// Whether one case or many could not be judged, the same is told in every form: a count would be a small number.
  @Test func howManyWereNotJudgedIsNotTold() throws {
    func told(_ names: [String], _ form: GapReport.Format) -> [String] {
      var report = ReportOutline(
        scope: .body("E08000035"), on: CivilDate("2026-11-21") ?? .distantPast, ruleSet: "test", nightBefore: nil,
        casesChecked: 300, liveDuties: 100)
      report.course.notJudged = NotJudged(names.compactMap { CaseReference($0) })
      let outward = OutwardReport(report)
      let all = OutwardBodies([outward, outward])
      return [outward.rendered(as: form), form == .csv ? all.csv : all.html]
    }
    for form in GapReport.Format.allCases {
      let one = told(["A-1"], form)
      #expect(one == told((1...12).map { "B-\($0)" }, form))
      for text in one {
        #expect(text.contains("NOT JUDGED: some cases") && !text.contains("A-1"))
      }
      #expect(told([], form).allSatisfy { !$0.contains("NOT JUDGED") })
    }
  }

  /// Every table that fits what is told is looked for, and each small number must have more than one value.
  @Test(arguments: 0..<60)
  func noSmallNumberFollowsFromWhatIsTold(seed: Int) {
    var chance = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    func next(_ bound: Int) -> Int {
      chance = chance &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(chance >> 33) % bound
    }
    // Small numbers at the ends of their range are the ones that sums give away.
    let counts = (0..<3).map { _ in (0..<2).map { _ in [0, 1, 7, 7, 6, 2, next(30)][next(7)] } }
    let attack = Attack(OutwardTable(counts))
    for place in 0..<6 where attack.cells[place] == .small {
      let values = attack.possible(at: place)
      #expect(values.count >= 2 && values.contains(counts[place / 2][place % 2]), "\(counts) at \(place)")
    }
  }

  @Test func theAttackFindsWhatIsNotProtected() {
    let naked = Attack(
      cells: Array(repeating: .small, count: 4) + [.zero, .zero], rows: [.withheld, .withheld, .withheld],
      columns: [.withheld, .withheld], total: .rounded(30))
    #expect(naked.possible(at: 0) == [7])
  }
}

/// Looks through all tables of three rows and two columns that fit what is told.
private struct Attack {
  let cells: [OutwardNumber]
  let rows: [OutwardNumber]
  let columns: [OutwardNumber]
  let total: OutwardNumber

  init(cells: [OutwardNumber], rows: [OutwardNumber], columns: [OutwardNumber], total: OutwardNumber) {
    (self.cells, self.rows, self.columns, self.total) = (cells, rows, columns, total)
  }

  init(_ table: OutwardTable) {
    self.init(
      cells: table.cells.flatMap(\.self), rows: table.rowSums, columns: table.columnSums, total: table.total)
  }

  /// The values that a cell can have.
  func possible(at place: Int) -> [Int] {
    Attack.values(of: cells[place]).filter { value in
      var counts = Array(repeating: 0, count: 6)
      return exists(&counts, 0, fixed: place, value)
    }
  }

  private func exists(_ counts: inout [Int], _ place: Int, fixed: Int, _ value: Int) -> Bool {
    guard place < 6 else {
      return (0..<2).allSatisfy { tells(columns[$0], counts[$0] + counts[$0 + 2] + counts[$0 + 4]) }
        && tells(total, counts.reduce(0, +))
    }
    for count in place == fixed ? [value] : Attack.values(of: cells[place]) {
      counts[place] = count
      if place % 2 == 1, !tells(rows[place / 2], counts[place - 1] + count) { continue }
      if exists(&counts, place + 1, fixed: fixed, value) { return true }
    }
    return false
  }

  private func tells(_ number: OutwardNumber, _ count: Int) -> Bool {
    number == .withheld || number == OutwardNumber(count)
  }

  private static func values(of number: OutwardNumber) -> [Int] {
    switch number {
    case .zero: [0]
    case .small: Array(1...7)
    case .rounded(let value): Array(max(8, value - 2)...(value + 2))
    case .withheld: Array(0...60)
    }
  }
}
