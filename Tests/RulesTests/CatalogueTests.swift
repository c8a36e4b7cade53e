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
}
