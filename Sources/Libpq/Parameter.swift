/// A value sent to the server beside a statement's text, never inside it.
///
/// All travel as text, and the server infers the type from where `$n` stands; write a cast
/// (`$1::text[]`) where the place does not tell.
public enum Parameter: Hashable, Sendable {
  case text(String?)
  case integer(Int?)
  case boolean(Bool?)
  /// An array of text; an element may be null.
  case textArray([String?]?)
  case integerArray([Int]?)
  /// Raw bytes for a `bytea`.
  case bytes([UInt8]?)

  /// The SQL null.
  public static let null = Parameter.text(nil)
}

extension Parameter {
  /// Appends the text form, or returns false for null.
  func append(to bytes: inout [UInt8]) -> Bool {
    switch self {
    case .text(let value?): bytes.append(contentsOf: value.utf8)
    case .integer(let value?): bytes.append(contentsOf: String(value).utf8)
    case .boolean(let value?): bytes.append(value ? UInt8(ascii: "t") : UInt8(ascii: "f"))
    case .textArray(let values?): ArrayLiteral.append(values, to: &bytes)
    case .integerArray(let values?): ArrayLiteral.append(values, to: &bytes)
    case .bytes(let value?): Parameter.appendHex(value, to: &bytes)
    case .text, .integer, .boolean, .textArray, .integerArray, .bytes: return false
    }
    return true
  }

  private static func appendHex(_ value: [UInt8], to bytes: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    bytes.append(contentsOf: "\\x".utf8)
    for byte in value {
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    }
  }
}
