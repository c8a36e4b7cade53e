package import CaseFile
package import Reference

/// Reads an extract of the Mental Health Services Data Set: several tables, one file each, into facts of persons.
package struct MHSDSExtract {
  private let jurisdiction: LegalStatusCode.Jurisdiction
  private let provider: String?
  private var file = ""
  private var csv = CSVReader()
  private var header: SheetHeader?
  private var table: MHSDSTable?
  private var tables: Set<MHSDSTable> = []
  private var assembly = MHSDSAssembly()
  private var faults = SheetFaults()
  private var rows = 0

  /// - Parameters:
  ///   - jurisdiction: Whose list the legal status codes are from.
  ///   - provider: The provider's code, where the files have no column OrgIDProv.
  package init(jurisdiction: LegalStatusCode.Jurisdiction, provider: BodyCode?) {
    self.jurisdiction = jurisdiction
    self.provider = provider?.text
  }

  /// Goes on to the next file.
  package mutating func begin(_ file: String) {
    (self.file, csv, header, table) = (file, CSVReader(), nil, nil)
  }

  /// Reads a piece of the file at hand.
  ///
  /// - Throws: `SheetFaults` where it is no CSV: nothing more can be read of any file then.
  package mutating func feed(_ bytes: [UInt8]) throws(SheetFaults) {
    var records: [CSVRecord] = []
    do throws(SheetFault) { try csv.feed(bytes) { records.append($0) } } catch { try stop(records, error) }
    for record in records { add(record) }
  }

  /// Ends the file at hand.
  package mutating func end() throws(SheetFaults) {
    var records: [CSVRecord] = []
    do throws(SheetFault) { try csv.finish { records.append($0) } } catch { try stop(records, error) }
    for record in records { add(record) }
    if header == nil { note(SheetFault(.noHeader, line: 1, "the file is empty; its first line must name the items")) }
  }

  /// What all files hold.
  ///
  /// - Throws: `SheetFaults` with every fault of every row.
  package mutating func finish() throws(SheetFaults) -> SheetContent {
    var content = SheetContent()
    content.people = assembly.people(&faults)
    content.idPrefixes = tables.filter { $0 != .patients }.map(\.prefix).sorted()
    // A recall and an order divide the legal status to which they belong.
    content.rows = rows
    guard faults.isEmpty else { throw faults }
    return content
  }

  private mutating func stop(_ records: [CSVRecord], _ fault: SheetFault) throws(SheetFaults) {
    for record in records { add(record) }
    note(fault)
    throw faults
  }

  private mutating func readHeader(_ record: CSVRecord) {
    table = MHSDSTable.of(record.fields.map(\.trimmed))
    var found = SheetFaults()
    guard let table else {
      header = SheetHeader(record, required: [], known: { _ in true }, &found)
      return note(
        SheetFault(
          .unknownTable, line: record.line,
          "these are the items of none of the tables \(MHSDSTable.allCases.map(\.rawValue).joined(separator: ", "))"))
    }
    if !tables.insert(table).inserted {
      note(SheetFault(.unknownTable, line: record.line, "another file of this call is \(table.rawValue) too"))
    }
    let required = table.required + (provider == nil ? [MHSDSTable.Item.provider] : [])
    header = SheetHeader(record, required: required, known: { _ in true }, &found)
    for fault in found.listed { note(fault) }
    if !found.isEmpty { self.table = nil }
  }

  private mutating func add(_ record: CSVRecord) {
    guard let header else { return readHeader(record) }
    guard let table, !record.isBlank else { return }
    var found = SheetFaults()
    guard header.fits(record, &found) else { return note(found.listed[0]) }
    rows += 1
    var cells = MHSDSCells(header, record, dates: .iso)
    add(&cells, table)
    for fault in cells.faults { note(fault) }
  }

  private mutating func add(_ cells: inout MHSDSCells, _ table: MHSDSTable) {
    let place = MHSDSRows.Place(
      file: file, line: cells.line, provider: cells.provider(provider),
      patient: cells.text(MHSDSTable.Item.patient, isRequired: table.required.contains(MHSDSTable.Item.patient)))
    switch table {
    case .patients:
      let person = cells.person()
      if cells.faults.isEmpty { assembly.add(person, at: place, &faults) }
    case .legalStatus:
      if let period = cells.period(place, jurisdiction) { assembly.add(period, &faults) }
    case .conditionalDischarge, .communityTreatmentOrder:
      if let order = cells.order(place, table) { assembly.add(order: order, of: table, &faults) }
    case .recall:
      if let order = cells.order(place, table) { assembly.add(recall: order, &faults) }
    case .spell:
      if let spell = cells.spell(place) { assembly.add(spell, at: place, &faults) }
    }
  }

  private mutating func note(_ fault: SheetFault) {
    var fault = fault
    fault.file = file
    faults.add(fault)
  }
}
