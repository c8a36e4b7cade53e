internal import Crypto

/// A head of the chain as it was written down outside the database, on one line.
///
///     aftercare-anchor/1 seal=7 events=345 head=… at=2026-11-22T03:00:07.123456Z signature=…
package struct Anchor: Hashable, Sendable {
  package let head: SealHead
  /// Ed25519 over the line up to it; nil where it is not signed.
  package var signature: [UInt8]?

  package init(_ head: SealHead) { self.head = head }

  /// Reads a line; nil where it is no anchor.
  package init?(line: some StringProtocol) {
    let words = line.split(separator: " ")
    guard words.first == "aftercare-anchor/1", words.count == 5 || words.count == 6 else { return nil }
    var values: [Substring: Substring] = [:]
    for word in words.dropFirst() {
      let parts = String(word).split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      values[parts[0]] = parts[1]
    }
    guard let seal = values["seal"].flatMap({ Int64($0) }), seal > 0,
      let events = values["events"].flatMap({ Int64($0) }),
      let head = values["head"].flatMap({ Hexadecimal.bytes($0) }), head.count == 32,
      let at = values["at"].flatMap({ TrailTime.moment(String($0)) })
    else { return nil }
    self.head = SealHead(seal: seal, events: events, head: head, at: at)
    if words.count == 6 {
      guard let signature = values["signature"].flatMap({ Hexadecimal.bytes($0) }) else { return nil }
      self.signature = signature
    }
  }

  private var unsigned: String {
    "aftercare-anchor/1 seal=\(head.seal) events=\(head.events) head=\(head.digits) at=\(head.moment)"
  }

  /// The line, without its end.
  package var line: String {
    unsigned + (signature.map { " signature=\(Hexadecimal.text($0))" } ?? "")
  }

  /// Signs the line.
  package mutating func sign(with key: AnchorKey) throws {
    signature = try key.signature(of: Array(unsigned.utf8))
  }

  /// Whether it is signed by the owner of a public key.
  package func isSigned(by key: [UInt8]) -> Bool {
    guard let signature, let key = try? Curve25519.Signing.PublicKey(rawRepresentation: key)
    else { return false }
    return key.isValidSignature(signature, for: Array(unsigned.utf8))
  }
}

extension Anchor {
  /// Takes only anchors that the owner of a public key signed.
  ///
  /// - Throws: `TrailFault` for the first that is not.
  package static func require(_ anchors: [Anchor], signedBy key: [UInt8]) throws(TrailFault) {
    for anchor in anchors where !anchor.isSigned(by: key) {
      throw TrailFault(.anchorUnsigned, seal: anchor.head.seal)
    }
  }
}

/// A private key (Ed25519) by which anchors are signed; it is kept outside the database.
package struct AnchorKey: Sendable {
  private let key: Curve25519.Signing.PrivateKey

  /// A new key.
  package init() { key = Curve25519.Signing.PrivateKey() }

  /// A key from its 64 hexadecimal digits; nil where they are none.
  package init?(digits: some StringProtocol) {
    guard let bytes = Hexadecimal.bytes(digits), bytes.count == 32,
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
    else { return nil }
    self.key = key
  }

  /// The secret, for its file.
  package var digits: String { Hexadecimal.text(Array(key.rawRepresentation)) }

  /// The public half, by which signatures are checked.
  package var publicKey: [UInt8] { Array(key.publicKey.rawRepresentation) }

  func signature(of bytes: [UInt8]) throws -> [UInt8] { Array(try key.signature(for: bytes)) }
}

extension AnchorKey: CustomStringConvertible {
  /// Never the secret.
  package var description: String { "(key withheld)" }
}
