internal import CaseFile
internal import CivilTime
internal import Database

/// Reads records straight from binary rows, by the same field lists by which they are written.
///
/// Rows of all tables stand in order of case and id; the reader goes through them once.
struct FactRowReader {
  private let tables: [TableRows]
  private let plans: [TablePlan]
  /// The next row of each table.
  private var positions: [Int]
  private var caseID: Int64 = 0
  /// The rows of the record at hand.
  private var current: TableRows
  private var row = 0
  private var column = 0
  /// The table of the next list or fact.
  private var next = 0
  /// The id of the fact at hand; nil outside any.
  private var owner: String?

  init(_ tables: [TableRows]) {
    self.tables = tables
    plans = tables.map(\.plan)
    positions = tables.map { _ in 0 }
    current = tables[0]
  }

  /// Reads all facts of a case. Cases must be asked for in ascending order.
  mutating func read(_ file: inout CaseFile, caseID: Int64) {
    self.caseID = caseID
    next = 0
    file.visitFacts(&self)
  }

  /// Reads all facts of the directory.
  mutating func read(_ directory: inout Directory) {
    next = 0
    directory.visitFacts(&self)
  }

  /// The facts of one list of a case, and the source of each, which is the last column.
  mutating func readSourced<Fact: Record>(
    _ type: Fact.Type, table: Int, caseID: Int64
  ) -> [(fact: Fact, source: String)] {
    self.caseID = caseID
    next = table
    var facts: [(fact: Fact, source: String)] = []
    let rows = tables[table]
    readAll(Fact.self) { fact, row in
      facts.append((fact, rows.rows.text(row, rows.rows.columnCount - 1) ?? ""))
    }
    return facts
  }

  /// Reads the rows of the next table that belong to the case, and to the fact at hand if any.
  private mutating func readAll<Element: Record>(
    _ type: Element.Type, _ take: (Element, Int) -> Void
  ) {
    let table = next
    let outer = (current, row, column, owner)
    let rows = tables[table]
    while let found = nextRow(of: table, rows, outer.3) {
      current = rows
      row = found
      column = plans[table].firstColumn
      next = table + 1
      var element = Element()
      if outer.3 == nil { owner = plans[table].span > 1 ? rows.id(found) : "" }
      element.visit(&self)
      take(element, found)
    }
    (current, row, column, owner) = outer
    next = table + plans[table].span
  }

  /// The place of the next row that belongs here, passing over what belongs to no fact.
  private mutating func nextRow(of table: Int, _ rows: TableRows, _ owner: String?) -> Int? {
    while positions[table] < rows.rows.count {
      let position = positions[table]
      switch rows.standing(position, caseID: caseID, owner: owner) {
      case .before: positions[table] += 1
      case .here:
        positions[table] += 1
        return position
      case .after: return nil
      }
    }
    return nil
  }
}

extension TableRows {
  enum Standing { case before, here, after }

  /// Whether a row belongs to a case and a fact, or comes before or after them.
  func standing(_ row: Int, caseID: Int64, owner: String?) -> Standing {
    guard plan.template != .directory else { return .here }
    let found = rows.int64(row, 0) ?? 0
    guard found == caseID else { return found < caseID ? .before : .after }
    guard plan.template == .part, let owner else { return .here }
    let part = rows.text(row, 1) ?? ""
    return part == owner ? .here : part < owner ? .before : .after
  }

  func id(_ row: Int) -> String { rows.text(row, plan.key.count - 1) ?? "" }
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
    readAll(Element.self) { element, _ in elements.append(element) }
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
  mutating func text() -> String? { current.rows.text(row, advance()) }

  mutating func date() -> CivilDate? { current.rows.day(row, advance()).map(WireTime.date) }

  mutating func instant() -> Instant? {
    let timestamp = current.rows.timestamp(row, advance())
    let offset = current.rows.int16(row, advance())
    return timestamp.map { WireTime.instant($0, offset: offset) }
  }

  mutating func flag() -> Bool? { current.rows.bool(row, advance()) }

  mutating func body() -> BodyCode? {
    current.rows.packedASCII(row, advance()).map(BodyCode.init(packed:))
  }

  mutating func number(least: Int, most: Int?) -> Quantity? {
    current.rows.numeric(row, advance()).map(Quantity.init(mantissa:scale:))
  }

  mutating func money() -> Money? {
    current.rows.numeric(row, advance()).map { mantissa, scale in
      Money(pence: scale == 0 ? mantissa * 100 : mantissa, showsPence: scale != 0)
    }
  }

  mutating func id() -> FactID? { text().map(FactID.init(unchecked:)) }

  mutating func nhsNumber() -> NHSNumber? { text().map(NHSNumber.init(unchecked:)) }

  mutating func code(_ words: @autoclosure () -> [String]) -> Int? {
    let place = advance()
    return current.rows.label(row, place, among: current.plan.labels[place])
  }

  mutating func ids() -> [FactID] {
    current.rows.textArray(row, advance()).map { $0.map(FactID.init(unchecked:)) } ?? []
  }

  mutating func bodies() -> [BodyCode] {
    current.rows.packedASCIIArray(row, advance()).map { $0.map(BodyCode.init(packed:)) } ?? []
  }

  mutating func codes(_ words: @autoclosure () -> [String]) -> [Int] {
    guard let texts = current.rows.textArray(row, advance()), !texts.isEmpty else { return [] }
    let words = words()
    return texts.compactMap { words.firstIndex(of: $0) }
  }

  private mutating func advance() -> Int {
    defer { column += 1 }
    return column
  }
}
