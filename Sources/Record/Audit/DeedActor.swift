/// Who does a deed, as far as the program knows; the database adds the login by itself.
package struct DeedActor: Hashable, Sendable {
  let text: String

  private init(_ text: String) { self.text = text }

  /// Nobody was named: the login alone says who it was.
  package static let unnamed = DeedActor("unnamed")
  /// The daemon, by itself.
  package static let daemon = DeedActor("daemon")

  /// The holder of a token, by the first twelve digits of its hash, as tokens are listed.
  package static func token(hash: [UInt8]) -> DeedActor {
    DeedActor(
      "token:" + hash.prefix(6).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
  }

  /// An account of the machine on which the command runs.
  package static func account(_ name: String) -> DeedActor {
    let kept = name.unicodeScalars.prefix(64).map { scalar in
      isPlain(scalar) ? Character(scalar) : "_"
    }
    return kept.isEmpty ? .unnamed : DeedActor("account:" + String(kept))
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "A"..."Z", "a"..."z", "0"..."9", ".", "_", "@", "-": true
    default: false
    }
  }
}
