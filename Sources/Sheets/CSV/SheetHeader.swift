/// The first line of a sheet: which column stands where.
package struct SheetHeader: Sendable {
  private let places: [String: Int]
  package let count: Int

  /// Reads the names of the columns. Spaces around a name do not count.
  ///
  /// - Parameters:
  ///   - required: The columns that must be there.
  ///   - known: Whether a column may be there. A column that is not known is named by its number: where the header is
  ///     missing, its name is somebody's.
  init(
    _ record: CSVRecord?, required: [String], known: (String) -> Bool, _ faults: inout SheetFaults
  ) {
    guard let record else {
      faults.add(SheetFault(.noHeader, line: 1, "the file is empty; its first line must name the columns"))
      (places, count) = ([:], 0)
      return
    }
    var places: [String: Int] = [:]
    for (place, name) in record.fields.map({ $0.trimmed }).enumerated() {
      if !known(name) {
        faults.add(
          SheetFault(
            .unknownColumn, line: record.line, column: .number(place + 1),
            "nothing is said about this column; name it in the mapping (null leaves it aside) or take it out"))
      } else if places.updateValue(place, forKey: name) != nil {
        faults.add(
          SheetFault(.columnTwice, line: record.line, column: .name(name), "the column stands twice; keep one"))
      }
    }
    for name in required where places[name] == nil {
      faults.add(
        SheetFault(.missingColumn, line: record.line, column: .name(name), "the column is missing; add it"))
    }
    self.places = places
    count = record.fields.count
  }

  /// What stands in a column of a record, without spaces around it; empty where there is no such column.
  func text(_ name: String, in record: CSVRecord) -> String {
    guard let place = places[name], place < record.fields.count else { return "" }
    return record.fields[place].trimmed
  }

  /// Notes a record that has not as many fields as there are columns.
  func fits(_ record: CSVRecord, _ faults: inout SheetFaults) -> Bool {
    if record.fields.count == count { return true }
    faults.add(
      SheetFault(
        .fieldCount, line: record.line,
        "the line has \(record.fields.count) fields and the header \(count); is a comma unquoted?"))
    return false
  }
}

extension String {
  /// Without spaces, tabs and no-break spaces around it.
  var trimmed: String {
    func isSpace(_ character: Character) -> Bool {
      character == " " || character == "\t" || character == "\u{A0}"
    }
    guard let first = first, let last = last, isSpace(first) || isSpace(last) else { return self }
    var rest = self[...]
    while let character = rest.first, isSpace(character) { rest.removeFirst() }
    while let character = rest.last, isSpace(character) { rest.removeLast() }
    return String(rest)
  }
}
