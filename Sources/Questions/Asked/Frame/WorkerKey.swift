/// A key worker without the name, which may stand in no command line and no URL.
///
/// The same name has the same key, whatever its case and spaces. It hides nothing: who may see it may see the name.
package struct WorkerKey: Hashable, Sendable {
  package let text: String

  /// A key as somebody wrote it; nil where it has not the form of one.
  package init?(_ text: String) {
    let digits = text.dropFirst(2)
    guard text.hasPrefix("W-"), digits.utf8.count == 8, digits.allSatisfy(\.isHexDigit) else { return nil }
    self.text = text.uppercased()
  }

  /// The key of a name (FNV-1a, 32 bits).
  package init(name: String) {
    let words = name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    var hash: UInt32 = 2_166_136_261
    for byte in words.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    let digits = String(hash, radix: 16, uppercase: true)
    text = "W-" + String(repeating: "0", count: 8 - digits.count) + digits
  }
}
