import CaseFile
import Testing

@Suite struct BodyCodeTests {
  @Test(arguments: ["E06000062", "W06000001", "QWO", "78H", "7A1", "X24", "S1Y5D", "RXX", "ABC123"])
  func aCodeIsKeptAsItIs(_ text: String) throws {
    #expect(try #require(BodyCode(text)).text == text)
  }

  @Test(arguments: ["", "QW", "qwo", "E0600006", "E060000622", "S06000062", "ABCDEFG", "Q W", "ÄBC"])
  func whatIsNoCodeIsRefused(_ text: String) {
    #expect(BodyCode(text) == nil)
  }

  @Test func theOrderIsThatOfTheBytes() throws {
    let texts = ["00L", "7A1", "78H", "E06000062", "QWO", "QW", "X24", "W06000001", "S1Y5D"]
    let codes = texts.compactMap { BodyCode($0) }
    #expect(
      codes.sorted().map(\.text)
        == codes.map(\.text).sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
  }

  @Test func councilsAreKnownByTheirForm() throws {
    #expect(try #require(BodyCode("E06000062")).isCouncil)
    #expect(try #require(BodyCode("W06000001")).isWelshCouncil)
    #expect(try !#require(BodyCode("QWO")).isCouncil)
  }
}
