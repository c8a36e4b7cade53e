import CaseFile
import CivilTime
import Reference
import Testing

@Suite struct BodyTests {
  @Test(arguments: [
    ("2013-03-31", 0), ("2013-04-01", 211), ("2014-11-25", 211), ("2014-11-26", 212),
    ("2015-04-01", 209), ("2017-04-01", 207), ("2018-04-01", 195), ("2019-04-01", 191),
    ("2020-04-01", 135), ("2021-04-01", 106), ("2022-06-30", 106), ("2022-07-01", 0),
  ])
  func clinicalCommissioningGroups(on text: String, count: Int) {
    #expect(national.bodies(of: .clinicalCommissioningGroup, on: day(text)).count == count)
  }

  @Test(arguments: [
    ("2022-06-30", 0), ("2022-07-01", 42), ("2026-03-31", 42), ("2026-04-01", 36),
  ])
  func integratedCareBoards(on text: String, count: Int) {
    #expect(national.bodies(of: .integratedCareBoard, on: day(text)).count == count)
  }

  @Test(arguments: [
    ("2013-03-31", 152), ("2013-04-01", 152), ("2019-03-31", 152),
    ("2019-04-01", 151),  // Bournemouth, Poole and Dorset became two.
    ("2020-03-31", 151), ("2020-04-01", 151),  // Buckinghamshire, one for one.
    ("2021-03-31", 151), ("2021-04-01", 152),  // Northamptonshire became two.
    ("2023-03-31", 152), ("2023-04-01", 153),  // Cumbria became two.
    ("2025-03-31", 153), ("2025-04-01", 153),  // Barnsley and Sheffield recoded.
    ("2026-11-21", 153), ("2027-03-31", 153),
    ("2027-04-01", 152),  // Surrey ends; its successors have no code yet.
  ])
  func councilsOfEngland(on text: String, count: Int) {
    let councils = national.bodies(of: .council, on: day(text)).filter { !$0.isWelsh }
    #expect(councils.count == count)
  }

  @Test func walesHas22CouncilsAnd7HealthBoards() {
    let today = day("2026-11-21")
    #expect(national.bodies(of: .council, on: today).count(where: \.isWelsh) == 22)
    let boards = national.bodies(of: .localHealthBoard, on: today)
    #expect(codes(boards) == ["7A1", "7A2", "7A3", "7A4", "7A5", "7A6", "7A7"])
    #expect(boards.allSatisfy { $0.isWelsh })
  }

  @Test func primaryCareTrustsEndOn1April2013() {
    #expect(national.bodies(of: .primaryCareTrust, on: day("2013-03-31")).count == 151)
    #expect(national.bodies(of: .primaryCareTrust, on: day("2013-04-01")).isEmpty)
  }

  @Test func nhsEnglandIsThere() {
    #expect(codes(national.bodies(of: .nhsEngland, on: day("2013-04-01"))) == ["X24"])
    #expect(national.name(of: "X24") == "NHS England")
  }

  @Test func aBodyIsFoundByItsCode() throws {
    let cumbria = try #require(national.body("E10000006"))
    #expect(cumbria.name == "Cumbria County Council")
    #expect(cumbria.start == day("1974-04-01"))
    #expect(cumbria.end == day("2023-04-01"))
    #expect(cumbria.exists(on: day("2023-03-31")))
    #expect(!cumbria.exists(on: day("2023-04-01")))
  }

  @Test func aBodyThatIsNotInTheDataIsNamedByItsCode() {
    #expect(national.body("RXX") == nil)
    #expect(national.name(of: "RXX") == "RXX")
  }

  @Test func bodiesAreSortedAndEachIsThereOnce() {
    let all = national.allBodies.map(\.code)
    #expect(all == Set(all).sorted())
  }

  @Test func aRecodedCouncilStandsUnderEachCodeForItsOwnDays() throws {
    let old = try #require(national.body("E08000020"))
    let new = try #require(national.body("E08000037"))
    #expect(old.name == new.name)
    #expect(old.start == day("1974-04-01"))
    #expect(old.end == day("2013-04-01"))
    #expect(new.start == day("2013-04-01"))
    #expect(new.end == nil)
  }

  @Test func theVersionIsTwelveHexadecimalDigits() {
    #expect(national.version.utf8.count == 12)
    #expect(national.version.allSatisfy { $0.isHexDigit })
  }
}
