/// A page of a report that stands in its folder, without its words.
package struct WrittenPage: Hashable, Sendable {
  /// The code of a body, or `nobody`.
  let body: String
  /// The SHA-256 of the page.
  let hash: [UInt8]

  package init(of body: String, hash: [UInt8]) {
    self.body = body
    self.hash = hash
  }
}
