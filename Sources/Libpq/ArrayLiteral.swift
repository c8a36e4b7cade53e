/// PostgreSQL's text form of one-dimensional arrays: `{"a","b",NULL}`.
public enum ArrayLiteral {
  /// Writes an array of text, every element quoted.
  static func append(_ values: [String?], to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "{"))
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      if let value {
        appendQuoted(value, to: &bytes)
      } else {
        bytes.append(contentsOf: "NULL".utf8)
      }
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// Writes an array of integers.
  static func append(_ values: [Int], to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "{"))
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(contentsOf: String(value).utf8)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// Reads a one-dimensional array as the server writes it; nil if it is anything else.
  public static func elements(of literal: String) -> [String?]? {
    var reader = Reader(bytes: Array(literal.utf8))
    return reader.elements()
  }

  private static func appendQuoted(_ value: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in value.utf8 {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        bytes.append(UInt8(ascii: "\\"))
      }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

extension ArrayLiteral {
  private struct Reader {
    let bytes: [UInt8]
    var position = 0

    mutating func elements() -> [String?]? {
      guard take("{") else { return nil }
      if take("}") { return position == bytes.count ? [] : nil }
      var found: [String?] = []
      repeat {
        guard let element = element() else { return nil }
        found.append(element)
      } while take(",")
      return take("}") && position == bytes.count ? found : nil
    }

    /// An element, `.some(nil)` for NULL, or nil for a fault.
    private mutating func element() -> String?? {
      if take("\"") { return quoted().map { .some($0) } }
      let start = position
      while position < bytes.count, !Reader.ends.contains(bytes[position]) { position += 1 }
      guard position > start else { return nil }
      let text = String(decoding: bytes[start..<position], as: UTF8.self)
      return text == "NULL" ? .some(nil) : .some(text)
    }

    private mutating func quoted() -> String? {
      var text: [UInt8] = []
      while position < bytes.count {
        var byte = bytes[position]
        position += 1
        if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
        if byte == UInt8(ascii: "\\"), position < bytes.count {
          byte = bytes[position]
          position += 1
        }
        text.append(byte)
      }
      return nil
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
      guard position < bytes.count, bytes[position] == UInt8(ascii: scalar) else { return false }
      position += 1
      return true
    }

    private static let ends: Set<UInt8> = [
      UInt8(ascii: ","), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\""),
    ]
  }
}
