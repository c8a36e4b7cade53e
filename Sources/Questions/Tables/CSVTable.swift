import CaseFile

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

  /// Adds a record.
  package mutating func add(_ values: [String]) {
    record { table in
      for value in values { table.field(value) }
    }
  }

  /// Adds a record of the fields that the body writes; line ends are CR LF.
  mutating func record(_ fields: (inout CSVTable) -> Void) {
    let start = bytes.count
    fields(&self)
    // Every field ends with a comma; the line's end takes the place of the last.
    if bytes.count > start { bytes.removeLast() }
    bytes.append(contentsOf: "\r\n".utf8)
  }

  /// Adds a field to the record that is being written.
  mutating func field(_ value: String = "") {
    add(value)
    bytes.append(UInt8(ascii: ","))
  }

  private mutating func add(_ value: String) {
    if value.isEmpty { return }
    let safe = CSVTable.startsFormula(value) ? "'" + value : value
    guard safe.hasByte(CSVTable.needsQuotes) else {
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

  @inline(__always)
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
