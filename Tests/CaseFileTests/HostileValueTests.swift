import CaseFile
import CivilTime
import Testing

/// Values at the ends of what can be kept: refused or kept, never a trap.
@Suite struct HostileValueTests {
  private static func number(_ text: String) -> Quantity? { Quantity(json: text) }

  @Test(arguments: ["1e-9223372036854775808", "1e9223372036854775807", "1e-401", "1e99999999999999999999"])
  func anExponentOutOfReachIsRefused(_ text: String) {
    #expect(Self.number(text) == nil)
  }

  @Test func theWidestNumbersAreCompared() throws {
    let most = try #require(Self.number("9000000000000000000"))
    let finest = try #require(Self.number("0.999999999999999999"))
    #expect(!Quantity.isLess(most, than: finest, times: finest))
    #expect(Quantity.isLess(finest, than: most, times: finest))
    #expect(!Quantity.isLess(finest, than: finest, times: finest))
    let nothing = Quantity(0)
    #expect(Quantity.isLess(nothing, than: finest, times: finest))
    #expect(!Quantity.isLess(nothing, than: nothing, times: finest))
  }

  @Test func anInstantThatIsReadCanBeWrittenAndReadAgain() {
    #expect(Instant("9999-12-31T23:59:60Z") == nil)
    for text in ["9999-12-31T23:59:59Z", "9999-12-30T23:59:60Z", "0000-01-01T00:00:00+23:59"] {
      let instant = Instant(text)
      #expect(instant != nil && instant.flatMap { Instant($0.description) } == instant, "\(text)")
    }
  }
}
