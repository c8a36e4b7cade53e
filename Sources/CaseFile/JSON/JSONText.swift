/// Decoding of JSON strings that the parser has already found to be well formed.
enum JSONText {
  /// The text of a string node.
  static func decode(_ node: JSONNode, in bytes: [UInt8]) -> String {
    let slice = bytes[Int(node.start)..<Int(node.end)]
    guard node.hasEscapes else { return String(decoding: slice, as: UTF8.self) }
    var decoded: [UInt8] = []
    var position = slice.startIndex
    while position < slice.endIndex {
      if slice[position] == UInt8(ascii: "\\") {
        position = unescape(bytes, at: position + 1, into: &decoded)
      } else {
        decoded.append(slice[position])
        position += 1
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }

  /// Appends what an escape stands for; `position` is that of the byte after the backslash.
  private static func unescape(
    _ bytes: [UInt8], at position: Int, into decoded: inout [UInt8]
  ) -> Int {
    switch bytes[position] {
    case UInt8(ascii: "b"): decoded.append(0x08)
    case UInt8(ascii: "f"): decoded.append(0x0C)
    case UInt8(ascii: "n"): decoded.append(0x0A)
    case UInt8(ascii: "r"): decoded.append(0x0D)
    case UInt8(ascii: "t"): decoded.append(0x09)
    case UInt8(ascii: "u"): return unescapeUnicode(bytes, at: position + 1, into: &decoded)
    case let byte: decoded.append(byte)
    }
    return position + 1
  }

  private static func unescapeUnicode(
    _ bytes: [UInt8], at position: Int, into decoded: inout [UInt8]
  ) -> Int {
    guard var value = hexadecimal(bytes, at: position) else { return position }
    var next = position + 4
    if (0xD800..<0xDC00).contains(value), let low = hexadecimal(bytes, at: next + 2) {
      value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      next += 6
    }
    if let scalar = Unicode.Scalar(value) {
      decoded.append(contentsOf: String(Character(scalar)).utf8)
    }
    return next
  }

  /// Four hexadecimal digits as a number; nil where they are not.
  static func hexadecimal(_ bytes: [UInt8], at start: Int) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[start..<(start + 4)] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
        return nil
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
