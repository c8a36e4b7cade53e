import CaseFile
import Testing

@testable import Reference

@Suite struct CodeTableTests {
  @Test(arguments: [0, 1, 7, 8, 9, 1_000])
  func everyCodePutInIsFoundAndNoOther(count: Int) {
    let codes = (0..<count).map { BodyCode("E" + String(10_000_000 + $0))! }
    let table = CodeTable(codes.map { ($0, $0.text) })
    #expect(codes.allSatisfy { table[$0] == $0.text })
    #expect((0..<count).allSatisfy { table[BodyCode("W" + String(10_000_000 + $0))!] == nil })
    #expect(table["QOP"] == nil)
  }
}
