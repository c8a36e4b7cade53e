/// One thing that is wrong with a sheet: where, which kind, and what would mend it. Never holds a value of the sheet.
package struct SheetFault: Error, Hashable, Sendable {
  /// The kinds of faults; the codes stay the same from version to version.
  package enum Code: String, Sendable, CaseIterable {
    /// Not UTF-8.
    case encoding = "CSV-01"
    /// A control character, NUL among them.
    case control = "CSV-02"
    /// A quote inside a field that does not begin with one.
    case bareQuote = "CSV-03"
    /// Something after the closing quote of a field.
    case afterQuote = "CSV-04"
    /// A quoted field that never ends.
    case openQuote = "CSV-05"
    /// A field that is too long to be meant.
    case longField = "CSV-06"
    /// A carriage return without a line feed.
    case bareReturn = "CSV-07"
    /// The last line does not end: the file may have been cut.
    case cut = "CSV-08"
    /// More or fewer fields than columns.
    case fieldCount = "CSV-09"
    /// No line with the names of the columns.
    case noHeader = "CSV-10"
    /// A column twice.
    case columnTwice = "CSV-11"
    /// A column that nothing is said about.
    case unknownColumn = "CSV-12"
    /// A column that must be there.
    case missingColumn = "CSV-13"
    /// A file that is none of the tables.
    case unknownTable = "CSV-14"
    /// A value that must be there.
    case required = "ROW-01"
    case date = "ROW-02"
    case nhsNumber = "ROW-03"
    /// A word that is not of its list.
    case word = "ROW-04"
    case body = "ROW-05"
    /// A number, an amount, a time, a yes or no.
    case value = "ROW-06"
    /// The same thing twice.
    case twice = "ROW-07"
    /// A row about somebody, or something, that stands in no other row.
    case nobody = "ROW-08"
    case legalStatus = "ROW-09"
    /// A key that cannot be one.
    case key = "ROW-10"
  }

  /// The column, by its name where the file is known to have it, else by its number from 1.
  package enum Column: Hashable, Sendable {
    case name(String)
    case number(Int)
  }

  /// What the file is called; empty where there is only one.
  package var file = ""
  /// Lines count from 1; of a field that spans several, the first.
  package let line: Int
  package let column: Column?
  package let code: Code
  /// What is wrong and what would mend it.
  package let mend: String

  package init(_ code: Code, line: Int, column: Column? = nil, _ mend: String) {
    self.code = code
    self.line = line
    self.column = column
    self.mend = mend
  }
}

extension SheetFault: CustomStringConvertible {
  package var description: String {
    let place =
      switch column {
      case nil: ""
      case .name(let name): ", column \(name)"
      case .number(let number): ", column \(number)"
      }
    return (file.isEmpty ? "" : "\(file), ") + "line \(line)\(place): \(code.rawValue) \(mend)"
  }
}

/// The faults of the sheets of one import: all are counted, the first ten thousand are kept.
package struct SheetFaults: Error, Sendable {
  /// As many as a person can be asked to look at.
  package static let most = 10_000

  package private(set) var listed: [SheetFault] = []
  package private(set) var count = 0

  package init() {}

  package var isEmpty: Bool { count == 0 }

  package mutating func add(_ fault: SheetFault) {
    count += 1
    if listed.count < SheetFaults.most { listed.append(fault) }
  }
}
