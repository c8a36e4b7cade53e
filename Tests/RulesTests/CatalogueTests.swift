import Testing

@testable import Rules

@Suite struct CatalogueTests {
  @Test func everyRuleHasOneCheck() {
    #expect(Check.all.map(\.entry.id) == RuleEntry.all.map(\.id))
  }
}

@Suite struct DoubtTests {
  @Test func everyDoubtHasAnEntry() {
    #expect(DoubtEntry.all.map(\.doubt.number) == Array(1...19))
    #expect(DoubtEntry.all.allSatisfy { $0.question.hasSuffix("?") && $0.reading.hasSuffix(".") })
  }

  @Test func doubtsAreASet() {
    var doubts: Doubts = [19, 3]
    doubts.insert(Doubt(3))
    doubts.formUnion([1])
    #expect(doubts.sorted().map(\.number) == [1, 3, 19])
    #expect(([] as Doubts).sorted().isEmpty)
  }
}
