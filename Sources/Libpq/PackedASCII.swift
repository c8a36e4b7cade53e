/// Short ASCII texts as numbers: seven bits a character, at most nine characters.
public enum PackedASCII {
  /// The most characters that fit.
  public static let capacity = 9

  /// Packs a text, or returns nil if it is too long or not ASCII.
  public static func pack(_ text: String) -> UInt64? {
    var text = text
    return text.withUTF8 { unsafe pack(UnsafeRawBufferPointer($0)) }
  }

  /// The text that was packed.
  public static func text(_ packed: UInt64) -> String {
    var bytes: [UInt8] = []
    for shift in stride(from: 56, through: 0, by: -7) {
      let byte = UInt8(packed >> UInt64(shift) & 0x7f)
      guard byte > 0 else { break }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @inline(__always)
  static func pack(_ bytes: UnsafeRawBufferPointer) -> UInt64? {
    guard bytes.count <= 9 else { return nil }
    var packed: UInt64 = 0
    var seen: UInt8 = 0
    var shift: UInt64 = 56
    for index in 0..<bytes.count {
      let byte = unsafe bytes[index]
      seen |= byte
      packed |= UInt64(byte) &<< shift
      shift &-= 7
    }
    return seen < 0x80 ? packed : nil
  }
}
