/// A question as the command asks it at the daemon's socket: an HTTP/1.1 request of its own form.
package struct CommandRequest: Hashable, Sendable {
  /// Path and query, as they stand in the request.
  package let target: String
  /// The version of program, rules and schema that asks: another one must not answer.
  package let build: String
  /// The register meant (`RegisterName`); nil where nothing but the socket names it.
  package let register: String?
  /// By which the reply is known to be one to this request.
  package let nonce: String

  package init(target: String, build: String, register: String?, nonce: String) {
    self.target = target
    self.build = build
    self.register = register
    self.nonce = nonce
  }

  /// The headers of a request, in small letters.
  package enum Header {
    package static let build = "aftercare-build"
    package static let register = "aftercare-register"
    package static let nonce = "aftercare-nonce"
  }

  /// The request as it is sent.
  package var bytes: [UInt8] {
    var lines = [
      "GET \(target) HTTP/1.1", "host: aftercared", "connection: close", "\(Header.build): \(build)",
      "\(Header.nonce): \(nonce)",
    ]
    if let register { lines.append("\(Header.register): \(register)") }
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }
}

extension CommandRequest {
  /// A target from the parts of a path and the items of a query, percent-encoded (RFC 3986).
  package static func target(_ path: [String], _ query: [(name: String, value: String)]) -> String {
    let items = query.map { "\(encoded($0.name))=\(encoded($0.value))" }
    return "/" + path.map(encoded).joined(separator: "/") + (items.isEmpty ? "" : "?" + items.joined(separator: "&"))
  }

  private static func encoded(_ text: String) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        result.append(byte)
      default: result += [UInt8(ascii: "%"), digit(byte >> 4), digit(byte & 15)]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }
}
