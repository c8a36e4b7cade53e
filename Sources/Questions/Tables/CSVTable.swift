/// Writes comma-separated values (RFC 4180) that a spreadsheet opens as text, never as a formula.
package struct CSVTable {
  private(set) var bytes: [UInt8] = []

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Starts with the names of the columns.
  package init(columns: [String]) {
    add(columns)
  }

  /// Starts with nothing: for records of a table whose columns stand elsewhere.
  init() {}

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }

  /// Adds bytes as they are.
  mutating func add(raw records: [UInt8]) {
    bytes.append(contentsOf: records)
  }

  /// Adds a record; line ends are CR LF.
  package mutating func add(_ values: [String]) {
    for (place, value) in values.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      add(value)
    }
    bytes.append(contentsOf: "\r\n".utf8)
  }

  private mutating func add(_ value: String) {
    let safe = CSVTable.startsFormula(value) ? "'" + value : value
    guard safe.utf8.contains(where: CSVTable.needsQuotes) else {
      bytes.append(contentsOf: safe.utf8)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in safe.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n")
  }

  /// Whether a spreadsheet would take the value for a formula (OWASP, CSV injection), full-width signs too.
  private static func startsFormula(_ value: String) -> Bool {
    switch value.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "\0", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }
}
