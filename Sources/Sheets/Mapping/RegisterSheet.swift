internal import CaseFile

/// Reads a local register by its mapping, piece by piece: one row or several for each person.
package struct RegisterSheet {
  private let mapping: Mapping
  private var csv = CSVReader()
  private var header: SheetHeader?
  private var places: [String: Int] = [:]
  private var rowKeys: Set<String> = []
  private var numbers: [NHSNumber: Int] = [:]
  private(set) var content = SheetContent()
  private(set) var faults = SheetFaults()

  package init(_ mapping: Mapping) {
    self.mapping = mapping
    content.idPrefixes = [mapping.name]
  }

  /// Reads a piece of the file.
  package mutating func feed(_ bytes: [UInt8]) throws(SheetFaults) {
    var records: [CSVRecord] = []
    do throws(SheetFault) { try csv.feed(bytes) { records.append($0) } } catch { try stop(records, error) }
    for record in records { add(record) }
  }

  /// What the whole file holds.
  ///
  /// - Throws: `SheetFaults` with every fault of every row.
  package mutating func finish() throws(SheetFaults) -> SheetContent {
    var records: [CSVRecord] = []
    do throws(SheetFault) { try csv.finish { records.append($0) } } catch { try stop(records, error) }
    for record in records { add(record) }
    if header == nil { readHeader(nil) }
    guard faults.isEmpty else { throw faults }
    return content
  }

  /// After a fault of the form nothing more can be read; what was found before is told with it.
  private mutating func stop(_ records: [CSVRecord], _ fault: SheetFault) throws(SheetFaults) {
    for record in records { add(record) }
    faults.add(fault)
    throw faults
  }

  private mutating func readHeader(_ record: CSVRecord?) {
    let (columns, ignored) = (mapping.columns, mapping.ignored)
    header = SheetHeader(
      record, required: columns, known: { columns.contains($0) || ignored.contains($0) }, &faults)
  }

  private mutating func add(_ record: CSVRecord) {
    guard let header else { return readHeader(record) }
    guard !record.isBlank, header.fits(record, &faults) else { return }
    content.rows += 1
    let key = header.text(mapping.key, in: record)
    guard !key.isEmpty else { return note(.required, record, mapping.key, "the key of the person is missing") }
    let rowKey = mapping.row.map { header.text($0, in: record) } ?? ""
    if let row = mapping.row {
      guard SheetID.id([mapping.name, rowKey]).map({ $0.text.utf8.count <= 43 }) ?? false else {
        return note(.key, record, row, "the key of the row must be there and short: some twenty plain characters")
      }
    }
    guard rowKeys.insert("\(key)\0\(rowKey)").inserted else {
      return note(
        .twice, record, mapping.row ?? mapping.key,
        "another row has the same key; keep one"
          + (mapping.row == nil ? ", or name in the mapping the column that tells the rows of a person apart" : ""))
    }
    var filler = RowFiller(mapping, header, record, rowKey: rowKey)
    var facts = CaseFile(reference: CaseReference(unchecked: "sheet"))
    facts.visitFacts(&filler)
    for fault in filler.faults { faults.add(fault) }
    add(facts, key, reference(of: record, header), record)
  }

  private mutating func reference(of record: CSVRecord, _ header: SheetHeader) -> CaseReference? {
    guard let column = mapping.reference else { return nil }
    let text = header.text(column, in: record)
    guard !text.isEmpty else { return nil }
    guard let reference = CaseReference(text), NHSNumber(text) == nil else {
      note(
        .key, record, column,
        "must be a letter or digit, then up to 39 letters, digits, '/', '_', '.' or '-', and never an NHS number")
      return nil
    }
    return reference
  }

  private mutating func add(
    _ facts: CaseFile, _ key: String, _ reference: CaseReference?, _ record: CSVRecord
  ) {
    if let place = places[key] {
      // The rows of one person must agree on who it is.
      let known = content.people[place]
      guard known.facts.person == facts.person, known.facts.register == facts.register, known.reference == reference
      else {
        return note(
          .twice, record, mapping.key, "another row of this key says something else of the person or the register")
      }
      content.people[place].facts.append(facts)
      return
    }
    if let number = facts.person.nhsNumber {
      if let line = numbers[number] {
        return note(
          .twice, record, mapping.key, "the person stands on line \(line) too, by NHS number, under another key")
      }
      numbers[number] = record.line
    }
    places[key] = content.people.count
    var person = SheetPerson(key: key, file: "", line: record.line)
    person.reference = reference
    person.facts = facts
    content.people.append(person)
  }

  private mutating func note(
    _ code: SheetFault.Code, _ record: CSVRecord, _ column: String, _ mend: String
  ) {
    faults.add(SheetFault(code, line: record.line, column: .name(column), mend))
  }
}
