import CaseFile
import CivilTime
import Reference
import Testing

@Suite struct AbolitionTests {
  @Test func aGroupIsAbolishedOnTheDayOfItsSuccession() {
    #expect(national.abolition(of: "78H") == day("2022-07-01"))
    #expect(!national.isAbolished("78H") { $0 <= day("2022-06-30") })
    #expect(national.isAbolished("78H") { $0 <= day("2022-07-01") })
  }

  @Test(arguments: ["E10000023", "E10000027", "E08000020", "E06000048", "E08000016", "E08000019"])
  func aRecodedCouncilIsNotAbolished(code: String) {
    #expect(national.abolition(of: BodyCode(code)!) == nil)
    #expect(!national.isAbolished(BodyCode(code)!) { _ in true })
  }

  @Test func surreyWillBeAbolishedBeforeItsSuccessorsHaveCodes() {
    #expect(national.abolition(of: "E10000030") == day("2027-04-01"))
  }

  @Test func aBodyWithoutAnEndAsksForNoDay() {
    #expect(
      !national.isAbolished("QOP") { _ in
        Issue.record("asked for a day")
        return true
      })
    #expect(
      !national.isAbolished("RXX") { _ in
        Issue.record("asked for a day")
        return true
      })
  }

  @Test func theSameBodyIsEqualOrSucceedsThroughAnyChain() {
    #expect(national.isSameBody("QPM", "QPM"))
    #expect(national.isSameBody("78H", "QPM"))
    #expect(national.isSameBody("QPM", "78H"))
    #expect(national.isSameBody("E10000023", "E06000065"))
    #expect(national.isSameBody("QNQ", "QRL"))
    #expect(national.isSameBody("E10000021", "E06000062"))
    #expect(national.isSameBody("RXX", "RXX"))
  }

  @Test func bodiesThatShareASuccessorOrAPredecessorAreNotTheSame() {
    #expect(!national.isSameBody("QMJ", "QRV"))
    #expect(!national.isSameBody("E06000061", "E06000062"))
    #expect(!national.isSameBody("QPM", "RXX"))
  }

  @Test func predecessorsReachBackThroughEveryReform() {
    let before = national.predecessors(of: "S0E4D")
    #expect(before.contains("QU9"))
    #expect(before.contains("QNQ"))
    #expect(before.contains("15A"))
    #expect(before.contains("10M"))
    #expect(before.contains("5QF"))
    #expect(before == before.sorted())
    #expect(national.successors(of: "QNQ") == ["QRL", "S0E4D", "S9B9J"])
  }
}
