internal import Crypto

/// The SHA-256 of bytes that come piece by piece, as `sha256sum` shows it of a file.
package struct FileDigest: Sendable {
  private var hash = SHA256()

  package init() {}

  package mutating func update(_ bytes: [UInt8]) { hash.update(data: bytes) }

  package var bytes: [UInt8] { Array(hash.finalize()) }
}
