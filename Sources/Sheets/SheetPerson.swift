package import CaseFile

/// What sheets say of one person: who it is, and facts that are part of the person's case.
package struct SheetPerson: Sendable {
  /// The source's own key of the person; with the source it finds the person again in the next file.
  package let key: String
  /// The file and line on which the person first stands.
  package let file: String
  package let line: Int
  /// The case reference that the sheet gives; nil where it gives none.
  package var reference: CaseReference?
  /// The facts; its reference means nothing.
  package var facts: CaseFile

  package init(key: String, file: String, line: Int) {
    self.key = key
    self.file = file
    self.line = line
    facts = CaseFile(reference: CaseReference(unchecked: "sheet"))
  }
}

/// What a set of sheets holds, read whole and without a fault.
package struct SheetContent: Sendable {
  package var people: [SheetPerson] = []
  /// Facts of this source whose ids begin so come from these sheets: if the sheets are complete, what they do not
  /// hold is no longer so.
  package var idPrefixes: [String] = []
  package var rows = 0

  package init() {}
}

/// Names of facts made from the keys of a sheet.
enum SheetID {
  /// Parts joined by dots; what no id may hold is written as `_` and two hexadecimal digits.
  ///
  /// Nil where the id would be too long, or a part is empty.
  static func id(_ parts: [String]) -> FactID? {
    guard parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    return FactID(parts.map(escaped).joined(separator: "."))
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D: escaped.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16)
        escaped += "_" + (digits.utf8.count < 2 ? "0" : "") + digits
      }
    }
    return escaped
  }
}
