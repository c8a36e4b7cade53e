import CaseFile
import CivilTime

/// A line of a table, split at its bars.
///
/// The text is part of the product, so a field that is not what it should be stops the process.
struct TableRow {
  private let fields: [Substring.UTF8View]

  /// The lines of a table.
  static func read(_ table: String) -> [TableRow] {
    table.utf8.split(separator: UInt8(ascii: "\n")).map { line in
      TableRow(
        fields: line.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false))
    }
  }

  func text(_ field: Int) -> String { String(Substring(fields[field])) }

  func code(_ field: Int) -> BodyCode {
    BodyCode(text(field)) ?? isNot("a body's code", field)
  }

  /// Codes with commas between; none where the field is empty.
  func codes(_ field: Int) -> [BodyCode] {
    fields[field].split(separator: UInt8(ascii: ",")).map { code in
      BodyCode(String(Substring(code))) ?? isNot("codes of bodies", field)
    }
  }

  func day(_ field: Int) -> CivilDate { date(field) ?? isNot("a day", field) }

  /// Nil where the field is empty.
  func date(_ field: Int) -> CivilDate? {
    fields[field].isEmpty
      ? nil : CivilDate(Substring(fields[field])) ?? isNot("a day", field)
  }

  func number(_ field: Int) -> Int { Int(text(field)) ?? isNot("a number", field) }

  func word<Word: RawRepresentable<String>>(_ field: Int) -> Word {
    Word(rawValue: text(field)) ?? isNot("a word of \(Word.self)", field)
  }

  func isNot<Value>(_ what: String, _ field: Int) -> Value {
    preconditionFailure("reference data: '\(text(field))' is not \(what)")
  }
}
