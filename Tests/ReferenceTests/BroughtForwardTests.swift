import CaseFile
import CivilTime
import Reference
import Testing

@Suite struct BroughtForwardTests {
  @Test func aBodyWithoutSuccessionStaysAndAsksForNoDay() {
    let reached = national.broughtForward(
      "QOP",
      hasReached: { _ in
        Issue.record("asked for a day")
        return true
      },
      choose: { _ in nil })
    #expect(reached == .reached("QOP"))
  }

  @Test(arguments: [
    ("2013-04-01", "10M"), ("2018-03-31", "10M"), ("2018-04-01", "15A"), ("2021-04-01", "15A"),
    ("2022-07-01", "QU9"), ("2026-04-01", "S0E4D"),
  ])
  func aChainIsFollowedAsFarAsTheDay(on text: String, to code: String) {
    #expect(national.broughtForward("10M", on: day(text)) == .reached(BodyCode(code)!))
  }

  @Test func everyComparisonGoesThroughTheDoor() {
    var asked: [CivilDate] = []
    let reached = national.broughtForward(
      "10M",
      hasReached: {
        asked.append($0)
        return $0 <= day("2020-01-01")
      }, choose: { _ in nil })
    #expect(reached.body == "15A")
    #expect(asked == [day("2018-04-01"), day("2022-07-01")])
  }

  @Test func everyGroupReachesExactlyOneBoard() {
    for group in national.allBodies where group.kind == .clinicalCommissioningGroup {
      let reached = national.broughtForward(group.code, on: day("2022-07-01"))
      let board = reached.body.flatMap(national.body)
      #expect(board?.kind == .integratedCareBoard, "\(group.code)")
      #expect(board?.exists(on: day("2022-07-01")) == true)
    }
  }

  @Test func aSplitIsDecidedByTheCaller() throws {
    var splits: [Split] = []
    let reached = national.broughtForward(
      "D4U1Y", hasReached: { _ in true },
      choose: {
        splits.append($0)
        return "QRL"
      })
    #expect(reached == .reached("QRL"))
    let split = try #require(splits.first)
    #expect(splits.count == 1)
    #expect(split.from == "QNQ")
    #expect(split.date == day("2026-04-01"))
    #expect(split.candidates == ["QRL", "S0E4D", "S9B9J"])
  }

  @Test func anUndecidedSplitHasNoBody() {
    let stopped = national.broughtForward("D4U1Y", on: day("2026-04-01"))
    #expect(stopped.body == nil)
    #expect(stopped.isUnallocated)
    guard case .undecided(let split) = stopped else {
      Issue.record("not undecided")
      return
    }
    #expect(split.from == "QNQ")
  }

  @Test func aSplitStillToComeIsNotAskedAbout() {
    #expect(national.broughtForward("QNQ", on: day("2026-03-31")) == .reached("QNQ"))
  }

  @Test func surreyIsKeptBecauseItsSuccessorsHaveNoCode() {
    let after = day("2027-04-01")
    let kept = national.broughtForward("E10000030", on: after)
    #expect(kept == .kept("E10000030", splitOn: after))
    #expect(kept.body == "E10000030")
    #expect(kept.isUnallocated)
    #expect(national.broughtForward("E10000030", on: after.previous) == .reached("E10000030"))
  }

  @Test func aRecodingChangesTheCodeGiven() {
    let reached = national.broughtForward("E10000023", on: day("2023-04-01"))
    #expect(reached == .reached("E06000065"))
    #expect(!reached.isUnallocated)
    #expect(national.broughtForward("E08000016", on: day("2025-04-01")) == .reached("E08000038"))
  }

  @Test func choicesThatLeadBackEndUndecided() {
    let circle = national.broughtForward(
      "QNQ", hasReached: { _ in true }, choose: { $0.from })
    #expect(circle.body == nil)
  }

  @Test func everyBodyOfOnceReachesOneOfTodayWhereSplitsAreDecided() {
    let today = day("2026-11-21")
    for body in national.allBodies {
      let reached = national.broughtForward(
        body.code, hasReached: { $0 <= today }, choose: \.candidates.first)
      #expect(reached.body.flatMap(national.body)?.exists(on: today) == true, "\(body.code)")
    }
  }
}
