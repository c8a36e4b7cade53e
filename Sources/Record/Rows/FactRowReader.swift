internal import CaseFile
internal import CivilTime
internal import Database

/// Reads records straight from rows, by the same field lists by which they are written.
///
/// Rows of all tables stand in order of case and id; the reader goes through them once.
struct FactRowReader {
  private let tables: [TableRows]
  /// The next row of each table, and the case to which it belongs; the last number after the last.
  private var positions: [(row: Int, caseNumber: Int64)]
  private var caseNumber: Int64 = 0
  /// The rows of the record at hand.
  private var current: TableRows
  private var row = 0
  private var column = 0
  /// The table of the next list or fact.
  private var next = 0
  /// The id of the fact at hand; nil outside any.
  private var owner: String?

  /// Tables come in the order in which the lists are visited.
  init(_ tables: [TableRows]) {
    self.tables = tables
    positions = tables.map { $0.place(0) }
    current = tables[0]
  }

  /// Reads all facts of a case. Cases must be asked for in ascending order.
  mutating func read(_ file: inout CaseFile, caseNumber: Int64) {
    self.caseNumber = caseNumber
    next = 0
    file.visitFacts(&self)
  }

  /// Reads all facts of the directory, whose rows have 0 for a case.
  mutating func read(_ directory: inout Directory) {
    caseNumber = 0
    next = 0
    directory.visitFacts(&self)
  }

  /// The facts of one list of a case, each with the number of its row.
  mutating func facts<Fact: Record>(
    _ type: Fact.Type, table: Int, caseNumber: Int64
  ) -> [(fact: Fact, row: Int)] {
    self.caseNumber = caseNumber
    next = table
    var facts: [(fact: Fact, row: Int)] = []
    readAll(Fact.self) { facts.append(($0, $1)) }
    return facts
  }

  /// Reads the rows of the next table that belong to the case, and to the fact at hand if any.
  private mutating func readAll<Element: Record>(
    _ type: Element.Type, _ begin: (Int) -> Void = { _ in }, _ take: (Element, Int) -> Void
  ) {
    let table = next
    defer { next = table + tables[table].span }
    guard positions[table].caseNumber <= caseNumber else { return }
    let outer = (current, row, column, owner)
    let rows = tables[table]
    let found = nextRows(of: table, rows, owner)
    guard !found.isEmpty else { return }
    begin(found.count)
    current = rows
    for place in found {
      row = place
      column = rows.firstColumn
      next = table + 1
      owner = outer.3 ?? (rows.span > 1 ? rows.id(place) : "")
      var element = Element()
      element.visit(&self)
      take(element, place)
    }
    (current, row, column, owner) = outer
  }

  /// The next rows that belong here, passing over what belongs to no fact.
  private mutating func nextRows(of table: Int, _ rows: TableRows, _ owner: String?) -> Range<Int> {
    var (row, found) = positions[table]
    while found < caseNumber || (found == caseNumber && isBefore(owner, rows, row)) {
      (row, found) = rows.place(row + 1)
    }
    let start = row
    while found == caseNumber, owner == nil || rows.owner(row) == owner {
      (row, found) = rows.place(row + 1)
    }
    positions[table] = (row, found)
    return start..<row
  }

  private func isBefore(_ owner: String?, _ rows: TableRows, _ row: Int) -> Bool {
    guard let owner, let part = rows.owner(row) else { return false }
    return part < owner
  }
}

extension FactRowReader: FieldVisitor {
  mutating func field<Value: FieldValue>(
    _ name: String, _ value: inout Value, _ presence: Presence
  ) {
    value = Value.read(from: &self)
  }

  mutating func list<Element: Record>(
    _ name: String, _ elements: inout [Element], _ presence: Presence
  ) {
    readAll(Element.self, { elements.reserveCapacity($0) }) { element, _ in
      elements.append(element)
    }
  }

  mutating func group<Group: Record>(_ name: String, _ group: inout Group?) {
    if owner == nil {
      group = nil
      readAll(Group.self) { record, _ in group = record }
      return
    }
    let isRecorded = flag() ?? false
    var record = Group()
    record.visit(&self)
    group = isRecorded ? record : nil
  }
}

extension FactRowReader: FieldSource {
  mutating func text() -> String? { current.text(row, step()) }
  mutating func date() -> CivilDate? { current.date(row, step()) }
  mutating func instant() -> Instant? { current.instant(row, step(2)) }
  mutating func flag() -> Bool? { current.flag(row, step()) }
  mutating func body() -> BodyCode? { current.body(row, step()) }
  mutating func number(least: Int, most: Int?) -> Quantity? { current.number(row, step()) }
  mutating func money() -> Money? { current.money(row, step()) }
  mutating func id() -> FactID? { text().map(FactID.init(unchecked:)) }
  mutating func nhsNumber() -> NHSNumber? { text().map(NHSNumber.init(unchecked:)) }

  mutating func code(_ words: @autoclosure () -> [String]) -> Int? {
    current.code(row, step())
  }

  mutating func ids() -> [FactID] {
    let texts = current.texts(row, step())
    return texts.isEmpty ? [] : texts.map(FactID.init(unchecked:))
  }

  mutating func bodies() -> [BodyCode] { current.bodies(row, step()) }

  mutating func codes(_ words: @autoclosure () -> [String]) -> [Int] {
    let texts = current.texts(row, step())
    guard !texts.isEmpty else { return [] }
    let words = words()
    return texts.compactMap { words.firstIndex(of: $0) }
  }

  /// The column at hand, stepping on to the next.
  private mutating func step(_ columns: Int = 1) -> Int {
    defer { column += columns }
    return column
  }
}
