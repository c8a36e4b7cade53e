/// One record of a CSV file.
package struct CSVRecord: Hashable, Sendable {
  /// The line on which it begins, from 1.
  package let line: Int
  package let fields: [String]

  package init(line: Int, fields: [String]) {
    self.line = line
    self.fields = fields
  }

  /// Whether nothing stands in it, as in the empty rows at the foot of a spreadsheet.
  package var isBlank: Bool { fields.allSatisfy(\.isEmpty) }
}
