/// What came back over the socket, as bytes, and what may be made of it.
package enum ReceivedReply: Hashable, Sendable {
  /// The whole answer to this request.
  case whole(CommandReply)
  /// The daemon answered that it does not answer, with an HTTP status.
  case refused(Int)
  /// Nothing came at all.
  case nothing
  /// Cut, changed, an answer to something else, or no answer of a daemon.
  case unusable

  /// Reads everything that came until the other end closed.
  package init(_ bytes: [UInt8], to request: CommandRequest) {
    guard !bytes.isEmpty else {
      self = .nothing
      return
    }
    guard let head = ReplyHead(bytes), bytes.count - head.size == head.bodySize else {
      self = .unusable
      return
    }
    guard head.status == 200 else {
      // A refusal that does not say what it answers might be of anything that listens there.
      self = head.fields[CommandRequest.Header.nonce] == request.nonce ? .refused(head.status) : .unusable
      return
    }
    self = ReceivedReply.sealed(head, bytes[head.size...], to: request).map(ReceivedReply.whole) ?? .unusable
  }

  /// Whether all has come that the head of the reply promises.
  package static func isAll(_ bytes: [UInt8]) -> Bool {
    guard let head = ReplyHead(bytes), let size = head.bodySize else { return false }
    return bytes.count - head.size >= size
  }

  private static func sealed(
    _ head: ReplyHead, _ body: ArraySlice<UInt8>, to request: CommandRequest
  ) -> CommandReply? {
    let sizes = (head.fields[CommandReply.Header.parts] ?? "").split(separator: " ").map { Int($0) ?? -1 }
    guard let status = head.fields[CommandReply.Header.status].flatMap({ Int32($0) }), sizes.count == 3,
      sizes.allSatisfy({ (0...body.count).contains($0) }), sizes.reduce(0, +) == body.count
    else { return nil }
    let output = body.prefix(sizes[0])
    let rest = body.dropFirst(sizes[0])
    let reply = CommandReply(
      status: status, output: Array(output), words: Array(rest.prefix(sizes[1])),
      suggestion: Array(rest.dropFirst(sizes[1])))
    return head.fields[CommandReply.Header.seal] == reply.seal(for: request) ? reply : nil
  }
}

/// The status line and the fields of an HTTP/1.1 reply (RFC 9112).
struct ReplyHead {
  let status: Int
  /// By their names in small letters; of several of one name the last.
  private(set) var fields: [String: String] = [:]
  /// How many bytes it has, the empty line among them.
  let size: Int

  /// Nil where it has no end, or is none.
  init?(_ bytes: [UInt8]) {
    let end = Array("\r\n\r\n".utf8)
    guard let last = bytes.indices.dropLast(3).first(where: { bytes[$0...].starts(with: end) }) else { return nil }
    size = last + end.count
    let lines = String(decoding: bytes[..<last], as: UTF8.self).split(
      separator: "\r\n", omittingEmptySubsequences: false)
    let words = lines[0].split(separator: " ", maxSplits: 2)
    guard words.count >= 2, words[0] == "HTTP/1.1", words[1].utf8.count == 3, let number = Int(words[1]) else {
      return nil
    }
    status = number
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      fields[line[..<colon].lowercased()] = String(value)
    }
  }

  /// How many bytes the body must have; nil where the head does not say.
  var bodySize: Int? { fields["content-length"].flatMap { Int($0) } }
}
