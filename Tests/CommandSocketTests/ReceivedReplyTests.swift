import Testing

@testable import CommandSocket

/// Whatever happens to the bytes of a reply, it is taken for the answer only where it is the answer.
struct ReceivedReplyTests {
  let request = CommandRequest(
    target: "/api/v1/cases/C-1/who?format=text", build: "0.1.0 rules schema-1", register: nil, nonce: "1f")
  let reply = CommandReply(
    status: 0, output: Array("CLEAR\n".utf8), words: Array("a word\n".utf8), suggestion: Array("next".utf8))

  /// The reply to a request as a daemon sends it.
  private func bytes(_ status: String = "200 OK", to request: CommandRequest) -> [UInt8] {
    let lines = [
      "HTTP/1.1 \(status)", "Content-Type: application/octet-stream", "aftercare-nonce: \(request.nonce)",
      "aftercare-status: \(reply.status)", "aftercare-parts: \(reply.parts)",
      "aftercare-seal: \(reply.seal(for: request))", "Content-Length: \(reply.body.count)",
    ]
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + reply.body
  }

  @Test func theWholeAnswerIsOne() {
    let all = bytes(to: request)
    #expect(ReceivedReply(all, to: request) == .whole(reply))
    #expect(ReceivedReply.isAll(all))
  }

  @Test func noPartOfItIsOne() {
    let all = bytes(to: request)
    #expect(ReceivedReply([], to: request) == .nothing)
    for size in 1..<all.count {
      #expect(ReceivedReply(Array(all[..<size]), to: request) == .unusable)
      #expect(!ReceivedReply.isAll(Array(all[..<size])))
    }
    #expect(ReceivedReply(all + [0], to: request) == .unusable)
  }

  @Test func noneWithAChangedByteSaysAnythingElse() {
    let all = bytes(to: request)
    for place in all.indices {
      for bit in 0..<8 {
        var changed = all
        changed[place] ^= 1 << bit
        switch ReceivedReply(changed, to: request) {
        case .whole(let found): #expect(found == reply)
        case .refused, .unusable: break
        case .nothing: Issue.record("bytes are not nothing")
        }
      }
    }
  }

  @Test func anAnswerToAnotherRequestIsNone() {
    let others = [
      CommandRequest(target: "/api/v1/cases/C-2/who?format=text", build: request.build, register: nil, nonce: "1f"),
      CommandRequest(target: request.target, build: request.build, register: nil, nonce: "20"),
      CommandRequest(target: request.target, build: "0.1.1", register: nil, nonce: "1f"),
      CommandRequest(target: request.target, build: request.build, register: "other", nonce: "1f"),
    ]
    for other in others { #expect(ReceivedReply(bytes(to: other), to: request) == .unusable) }
  }

  @Test func aRefusalIsOneOnlyOfThisRequest() {
    let stranger = CommandRequest(target: "/", build: "", register: nil, nonce: "20")
    #expect(ReceivedReply(bytes("421 Misdirected Request", to: request), to: request) == .refused(421))
    #expect(ReceivedReply(bytes("421 Misdirected Request", to: stranger), to: request) == .unusable)
  }

  @Test func aTargetIsEncoded() {
    let target = CommandRequest.target(["cases", "a/b c%"], [("on", "2026-01-01"), ("set", "x=é&y")])
    #expect(target == "/cases/a%2Fb%20c%25?on=2026-01-01&set=x%3D%C3%A9%26y")
  }
}
