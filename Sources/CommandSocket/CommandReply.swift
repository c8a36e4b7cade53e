/// What the daemon tells the command: what to write where, and how to end.
package struct CommandReply: Hashable, Sendable {
  /// The exit status.
  package let status: Int32
  /// For standard output.
  package let output: [UInt8]
  /// For standard error.
  package let words: [UInt8]
  /// For standard error where a person reads it: what one asks next.
  package let suggestion: [UInt8]

  package init(status: Int32, output: [UInt8], words: [UInt8], suggestion: [UInt8]) {
    self.status = status
    self.output = output
    self.words = words
    self.suggestion = suggestion
  }

  /// The headers of a reply, in small letters.
  package enum Header {
    package static let status = "aftercare-status"
    package static let parts = "aftercare-parts"
    package static let seal = "aftercare-seal"
  }

  /// All three parts, one after another: the body of the reply.
  package var body: [UInt8] { output + words + suggestion }

  /// How many bytes each part has.
  package var parts: String { "\(output.count) \(words.count) \(suggestion.count)" }

  /// A sum over the request and all of the reply: whatever was cut, changed or is an answer to something else differs.
  ///
  /// It is there for accidents. Who may answer at all is known by the account that listens at the socket.
  package func seal(for request: CommandRequest) -> String {
    var sum = Checksum()
    for text in [request.target, request.build, request.register ?? "", request.nonce, "\(status)", parts] {
      sum.add(text.utf8)
      sum.add([0])
    }
    sum.add(output)
    sum.add(words)
    sum.add(suggestion)
    return sum.text
  }
}
