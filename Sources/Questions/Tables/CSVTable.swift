/// Writes comma-separated values (RFC 4180) that a spreadsheet opens as text, never as a formula.
package struct CSVTable {
  package private(set) var text = ""

  /// Starts with the names of the columns.
  package init(columns: [String]) {
    add(columns)
  }

  /// Adds a record; line ends are CR LF.
  package mutating func add(_ values: [String]) {
    text += values.map(CSVTable.field).joined(separator: ",") + "\r\n"
  }

  private static func field(_ value: String) -> String {
    let safe = startsFormula(value) ? "'" + value : value
    let needsQuotes = safe.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\r" || $0 == "\n" }
    guard needsQuotes else { return safe }
    var quoted = "\""
    for scalar in safe.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  /// Whether a spreadsheet would take the value for a formula (OWASP, CSV injection), full-width signs too.
  private static func startsFormula(_ value: String) -> Bool {
    switch value.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "\0", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }
}
