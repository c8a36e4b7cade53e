import CaseFile
import CivilTime
import Reference
import Testing

@Suite struct SuccessionTests {
  static let all = national.allBodies.compactMap { national.succession(of: $0.code) }

  @Test func everyEventIsThere() {
    let kinds = Dictionary(grouping: Self.all) { succession in
      switch succession.kind {
      case .whole: "whole"
      case .split: "split"
      case .splitWithoutCodes: "without"
      case .recoded: "recoded"
      }
    }
    // 107 trusts, 248 groups, 9 boards, 4 councils.
    #expect(kinds["whole"]?.count == 107 + 248 + 9 + 4)
    // 44 trusts, 3 boards, 2 councils.
    #expect(kinds["split"]?.count == 44 + 3 + 2)
    #expect(kinds["without"]?.map(\.body) == ["E10000030"])
    #expect(kinds["recoded"]?.count == 6)
  }

  /// Trusts whose only group was formed later: see the README of the data.
  static let early: Set<BodyCode> = ["5D7", "5KF"]

  @Test func everySuccessorExistsOnTheDay() throws {
    for succession in Self.all where !Self.early.contains(succession.body) {
      for successor in succession.successors {
        let body = try #require(national.body(successor))
        #expect(body.exists(on: succession.date), "\(succession.body) to \(successor)")
      }
    }
  }

  @Test func aBodyEndsOnTheDayOfItsSuccession() {
    for body in national.allBodies {
      #expect(body.end == national.succession(of: body.code)?.date)
    }
  }

  @Test func successorsAreSortedAndASplitHasTwoOrMore() {
    for succession in Self.all {
      #expect(succession.successors == succession.successors.sorted())
      if case .split(let parts) = succession.kind { #expect(parts.count >= 2) }
    }
  }

  @Test func noChainLeadsBack() {
    for body in national.allBodies {
      #expect(!national.successors(of: body.code).contains(body.code))
      #expect(!national.succeeds(body.code, to: body.code))
    }
  }

  @Test func predecessorsAreSuccessorsReversed() {
    for body in national.allBodies {
      for successor in national.successors(of: body.code) {
        #expect(national.predecessors(of: successor).contains(body.code))
        #expect(national.succeeds(successor, to: body.code))
      }
    }
    #expect(national.predecessors(of: "7A1").isEmpty)
  }

  @Test func bassetlawWentWholeToNottingham() {
    #expect(national.succession(of: "02Q")?.kind == .whole("QT1"))
  }

  @Test func glossopStaysWithTheWholeOfItsGroup() {
    #expect(national.succession(of: "01Y")?.kind == .whole("QOP"))
  }

  @Test(arguments: [
    ("QNQ", ["QRL", "S0E4D", "S9B9J"]), ("QM7", ["D7T5G", "S1Y5D"]), ("QJG", ["D7T5G", "T6Y0W"]),
  ])
  func boardsSplitIn2026(code: String, parts: [String]) {
    let succession = national.succession(of: BodyCode(code)!)
    #expect(succession?.date == day("2026-04-01"))
    #expect(succession?.kind == .split(parts.map { BodyCode($0)! }))
  }

  @Test func northYorkshireAndSomersetAreRecoded() {
    #expect(national.succession(of: "E10000023")?.kind == .recoded("E06000065"))
    #expect(national.succession(of: "E10000027")?.kind == .recoded("E06000066"))
  }

  @Test func northamptonshireAndCumbriaAreSplit() {
    #expect(national.succession(of: "E10000021")?.kind == .split(["E06000061", "E06000062"]))
    #expect(national.succession(of: "E10000006")?.kind == .split(["E06000063", "E06000064"]))
  }

  @Test func dorsetIsReplacedAndThePartOfItsAreaIsNotApplied() {
    #expect(national.succession(of: "E10000009")?.kind == .whole("E06000059"))
    #expect(national.predecessors(of: "E06000058") == ["E06000028", "E06000029"])
  }

  @Test func aTrustWithOneGroupIsWholeAndWithSeveralSplit() {
    #expect(national.succession(of: "5ET")?.kind == .whole("02Q"))
    #expect(national.succession(of: "5QF")?.kind == .split(["10M", "10N", "10W", "11D"]))
  }
}
