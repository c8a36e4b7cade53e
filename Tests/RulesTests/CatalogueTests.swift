import Testing

@testable import Rules

@Suite struct CatalogueTests {
  @Test func everyRuleHasOneCheck() {
    #expect(Check.all.map(\.entry.id) == RuleEntry.all.map(\.id))
  }
}
