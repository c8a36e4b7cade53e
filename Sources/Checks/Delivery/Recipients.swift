package import CaseFile

/// Who is told that a body's report is there: a list that somebody has reviewed.
///
/// One line for each: a body's code, a comma, an address. Lines that begin with `#` and empty ones are comments.
package struct Recipients: Sendable {
  package struct Line: Hashable, Sendable {
    package let body: BodyCode
    package let address: String
  }

  /// A list that cannot be used, with every line that is wrong.
  package struct Fault: Error, CustomStringConvertible {
    package let description: String
  }

  /// In the order of the list, each once.
  package let lines: [Line]

  /// - Parameter domains: Where addresses may be; all others are refused.
  package init(_ text: String, domains: [String]) throws(Fault) {
    var lines: [Line] = []
    var faults: [String] = []
    let rows = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (number, row) in rows.enumerated() {
      let row = row.filter { !$0.isWhitespace }
      guard !row.isEmpty, !row.hasPrefix("#") else { continue }
      let parts = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, let body = BodyCode(parts[0]) else {
        faults.append("line \(number + 1): must be a body's code, a comma and an address")
        continue
      }
      guard Recipients.isAddress(parts[1], in: domains) else {
        faults.append(
          "line \(number + 1): the address is not well formed, or not in a domain that is allowed")
        continue
      }
      let line = Line(body: body, address: parts[1])
      if !lines.contains(line) { lines.append(line) }
    }
    if lines.isEmpty, faults.isEmpty { faults = ["it names nobody"] }
    guard faults.isEmpty else { throw Fault(description: faults.joined(separator: "; ")) }
    self.lines = lines
  }

  /// Plain ASCII of letters, digits and a few signs, so that nothing in it can be a header, an option or a second
  /// address.
  static func isAddress(_ text: String, in domains: [String]) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[0].first != "-", text.utf8.count <= 254 else {
      return false
    }
    func isPlain(_ byte: UInt8, _ also: String) -> Bool {
      (0x30...0x39).contains(byte) || (0x61...0x7a).contains(byte | 0x20) || also.utf8.contains(byte)
    }
    return parts[0].utf8.allSatisfy { isPlain($0, "._+-'") } && parts[1].utf8.allSatisfy { isPlain($0, ".-") }
      && domains.contains { $0.lowercased() == parts[1].lowercased() }
  }
}
