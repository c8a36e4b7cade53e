internal import Schema

/// A page of a report that stands in its folder, without its words.
package struct WrittenPage: Hashable, Sendable {
  /// The code of a body, or `nobody`.
  let body: String
  /// The SHA-256 of the page, in hexadecimal digits.
  let hash: String

  package init(of body: String, _ page: [UInt8]) {
    self.body = body
    hash = SHA256.hex(page)
  }
}
