import Audit
import Testing

@Suite struct AnchorTests {
  private let head = SealHead(
    seal: 7, events: 345, head: Array(0..<32), at: 848_631_607_123_456)

  @Test func aLineIsReadAsItWasWritten() throws {
    var anchor = Anchor(head)
    #expect(Anchor(line: anchor.line) == anchor)
    try anchor.sign(with: AnchorKey())
    let read = try #require(Anchor(line: anchor.line))
    #expect(read == anchor && read.line == anchor.line)
  }

  @Test func aSignatureIsOfOneKeyAndOneLine() throws {
    let key = AnchorKey()
    var anchor = Anchor(head)
    #expect(!anchor.isSigned(by: key.publicKey))
    try anchor.sign(with: key)
    #expect(anchor.isSigned(by: key.publicKey))
    #expect(!anchor.isSigned(by: AnchorKey().publicKey))
    let moved = anchor.line.split(separator: " ").map { $0 == "seal=7" ? "seal=8" : String($0) }
    let changed = try #require(Anchor(line: moved.joined(separator: " ")))
    #expect(!changed.isSigned(by: key.publicKey))
    let kept = try #require(AnchorKey(digits: key.digits))
    #expect(kept.publicKey == key.publicKey && "\(key)" == "(key withheld)")
  }

  @Test(arguments: [
    "", "aftercare-anchor/1", "aftercare-anchor/2 seal=1 events=1 head=00 at=2026-11-22T03:00:00Z",
    "aftercare-anchor/1 seal=1 events=1 head=00 at=2026-11-22T03:00:00Z",
    "aftercare-anchor/1 seal=0 events=1 head=\(String(repeating: "0", count: 64)) at=2026-11-22T03:00:00Z",
    "aftercare-anchor/1 seal=1 events=1 head=\(String(repeating: "0", count: 64)) at=soon",
    "aftercare-anchor/1 seal=1 events=1 head=\(String(repeating: "0", count: 64)) at=2026-11-22T03:00:00Z signature=x",
  ])
  func whatIsNoAnchorIsRefused(_ line: String) {
    #expect(Anchor(line: line) == nil)
  }
}
