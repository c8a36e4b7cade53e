import CaseFile
import Crypto

/// A secret by which a body's own systems and terminals identify themselves.
///
/// 256 random bits; only their SHA-256 is ever stored, so that the database holds no usable token.
package struct BearerToken: Sendable {
  /// What the holder sends: shown once, when it is issued. Starts so that secret scanners know it.
  package let secret: String

  static let prefix = "aftercare_"

  /// A new token from the system's random numbers.
  package init() {
    var generator = SystemRandomNumberGenerator()
    let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    secret = BearerToken.prefix + BearerToken.hexadecimal(bytes)
  }

  /// A token as somebody sent it; nil where it has not the form of one.
  package init?(sent secret: String) {
    let digits = secret.utf8.dropFirst(BearerToken.prefix.utf8.count)
    guard secret.hasPrefix(BearerToken.prefix), digits.count == 64,
      digits.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    self.secret = secret
  }

  /// SHA-256 of the secret, 32 bytes: by this it is stored and found.
  package var hash: [UInt8] { Array(SHA256.hash(data: Array(secret.utf8))) }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

extension BearerToken: CustomStringConvertible {
  /// Never the secret.
  package var description: String { "(token withheld)" }
}
