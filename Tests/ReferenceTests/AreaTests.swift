import CaseFile
import CivilTime
import Reference
import Testing

@Suite struct AreaTests {
  @Test func thereAreNoBoardsBeforeJuly2022() {
    #expect(national.integratedCareBoard(ofCouncil: "E06000001", on: day("2022-06-30")) == nil)
    #expect(national.integratedCareBoard(ofCouncil: "E06000001", on: day("2022-07-01")) == "QHM")
  }

  @Test func theLatestCountNotAfterTheDayDecides() {
    #expect(national.integratedCareBoard(ofCouncil: "E10000032", on: day("2022-07-01")) == "QNX")
    #expect(national.integratedCareBoard(ofCouncil: "E10000032", on: day("2026-03-31")) == "QNX")
    #expect(national.integratedCareBoard(ofCouncil: "E10000032", on: day("2026-04-01")) == "S9B9J")
  }

  @Test(arguments: [
    ("E10000025", "2022-07-01", "QU9"),  // Oxfordshire 0.9904
    ("E10000025", "2023-04-01", "QU9"),  // 0.9913
    ("E06000060", "2022-07-01", nil),  // Buckinghamshire 0.988
    ("E10000015", "2022-07-01", nil),  // Hertfordshire 0.9834
    ("E10000030", "2022-07-01", nil),  // Surrey 0.8715
    ("E10000030", "2026-04-01", "S9B9J"),
  ])
  func atLeast99InAHundredMustLiveThere(council: String, text: String, board: String?) {
    let found = national.integratedCareBoard(ofCouncil: BodyCode(council)!, on: day(text))
    #expect(found?.text == board)
  }

  @Test func aRecodedCouncilIsFoundUnderEitherCode() {
    let somerset2022 = national.integratedCareBoard(ofCouncil: "E10000027", on: day("2022-07-01"))
    #expect(somerset2022 == "QSL")
    for text in ["2022-07-01", "2023-04-01", "2026-04-01"] {
      for code: BodyCode in ["E10000027", "E06000066"] {
        #expect(national.integratedCareBoard(ofCouncil: code, on: day(text)) == "QSL")
      }
      for code: BodyCode in ["E08000016", "E08000038", "E08000019", "E08000039"] {
        #expect(national.integratedCareBoard(ofCouncil: code, on: day(text)) == "QF7")
      }
    }
  }

  @Test func aCouncilThatIsNoMoreHasNone() {
    #expect(national.integratedCareBoard(ofCouncil: "E10000009", on: day("2022-07-01")) == nil)
    #expect(national.integratedCareBoard(ofCouncil: "E10000006", on: day("2023-04-01")) == nil)
  }

  @Test func daysOfTheCountsGoThroughTheDoor() {
    var asked: [CivilDate] = []
    _ = national.integratedCareBoard(ofCouncil: "E06000001") {
      asked.append($0)
      return $0 <= day("2024-01-01")
    }
    #expect(asked == [day("2026-04-01"), day("2023-04-01")])
  }

  @Test(arguments: [("2022-07-01", 152, 144), ("2023-04-01", 153, 144), ("2026-04-01", 153, 149)])
  func councilsWithNearlyAllTheirPeopleInOneBoard(text: String, councils: Int, nearlyAll: Int) {
    let all = national.bodies(of: .council, on: day(text)).filter { !$0.isWelsh }
    #expect(all.count == councils)
    let boards = all.compactMap { national.integratedCareBoard(ofCouncil: $0.code, on: day(text)) }
    #expect(boards.count == nearlyAll)
    #expect(boards.allSatisfy { national.body($0)?.exists(on: day(text)) == true })
  }

  @Test func theSharesOfACouncilAreItsWhole() {
    for text in ["2022-07-01", "2023-04-01", "2026-04-01"] {
      for council in national.bodies(of: .council, on: day(text)) where !council.isWelsh {
        let shares = national.shares(ofCouncil: council.code) { $0 <= day(text) }
        #expect((9_998...10_002).contains(shares.map(\.tenThousandths).reduce(0, +)))
      }
    }
  }

  @Test func aWelshCouncilHasItsHealthBoardOnAnyDay() {
    let councils = national.allBodies.filter { $0.kind == .council && $0.isWelsh }
    let boards = councils.compactMap { national.healthBoard(ofWelshCouncil: $0.code) }
    #expect(boards.count == 22)
    #expect(Set(boards).count == 7)
    #expect(national.healthBoard(ofWelshCouncil: "W06000015") == "7A4")
    #expect(national.healthBoard(ofWelshCouncil: "E06000001") == nil)
  }

  @Test func theNHSBodyOfACouncil() {
    #expect(national.nhsBody(ofCouncil: "W06000023") { _ in false } == "7A7")
    #expect(national.nhsBody(ofCouncil: "E06000001") { $0 <= day("2022-07-01") } == "QHM")
    #expect(national.nhsBody(ofCouncil: "E06000001") { _ in false } == nil)
  }
}
