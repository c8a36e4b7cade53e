/// The code of a public body: a council's GSS code or an NHS body's ODS code, as it stood on the day.
///
/// `^([EW]\d{8}|[A-Z0-9]{3,6})$`: at most nine ASCII characters, so the code is kept in one number whose
/// order is the order of the bytes.
public struct BodyCode: Hashable, Sendable {
  /// Seven bits a character, the first in the highest; 0 is no body.
  public let packed: UInt64

  @inlinable
  public init(packed: UInt64) {
    self.packed = packed
  }

  /// The code so written; nil where it has not the form of a body's code.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard BodyCode.isWellFormed(bytes) else { return nil }
    var packed: UInt64 = 0
    for position in 0..<9 {
      packed = packed << 7 | UInt64(position < bytes.count ? bytes[position] : 0)
    }
    self.packed = packed
  }

  public var text: String {
    var bytes: [UInt8] = []
    for position in 0..<9 {
      let byte = UInt8(packed >> UInt64(56 - 7 * position) & 0x7F)
      if byte != 0 { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether the code is a council's: nine characters, E or W first.
  public var isCouncil: Bool { packed & 0x7F != 0 }

  /// Whether the code is a council's in Wales.
  public var isWelshCouncil: Bool { isCouncil && UInt8(packed >> 56) == UInt8(ascii: "W") }

  private static func isWellFormed(_ bytes: [UInt8]) -> Bool {
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    if bytes.count == 9 {
      let first = bytes[0]
      return (first == UInt8(ascii: "E") || first == UInt8(ascii: "W"))
        && bytes.dropFirst().allSatisfy(isDigit)
    }
    return (3...6).contains(bytes.count)
      && bytes.allSatisfy { isDigit($0) || (0x41...0x5A).contains($0) }
  }
}

extension BodyCode: Comparable {
  @inlinable
  public static func < (left: BodyCode, right: BodyCode) -> Bool { left.packed < right.packed }
}

extension BodyCode: CustomStringConvertible {
  public var description: String { text }
}

extension BodyCode: ExpressibleByStringLiteral {
  /// A code known when the product is built; traps where it has not the form of one.
  public init(stringLiteral value: String) {
    guard let code = BodyCode(value) else { preconditionFailure("not a body's code") }
    self = code
  }
}
