internal import CaseFile
internal import CivilTime

/// Writes records as rows of their tables, and the lists inside them as rows of theirs.
struct RowWriter {
  /// One for each table.
  private(set) var tables: [RowBytes]
  private let plans: [TablePlan]
  private var caseID: Int64 = 0
  /// The id of the fact at hand, to which the lists inside it belong.
  private var owner = ""
  private var table = 0
  /// The table of the next list inside the record at hand.
  private var next = 0

  init(_ plans: [TablePlan]) {
    self.plans = plans
    tables = plans.map { _ in RowBytes() }
  }

  var isEmpty: Bool { tables.allSatisfy { $0.rowCount == 0 } }

  mutating func removeAll() {
    for index in tables.indices { tables[index].removeAll() }
  }

  /// Writes a fact; `id` is its name where it has none of its own.
  mutating func write<Fact: Record>(
    _ fact: inout Fact, id: String, table: Int, caseID: Int64
  ) {
    self.caseID = caseID
    owner = fact.ownID?.text ?? id
    writeRow(&fact, id: id, table: table, partOf: nil)
  }

  private mutating func writeRow<Element: Record>(
    _ element: inout Element, id: String, table: Int, partOf: String?
  ) {
    let plan = plans[table]
    self.table = table
    next = table + 1
    tables[table].beginRow(columns: plan.key.count + plan.columns.count)
    if plan.template != .directory { tables[table].integer(caseID) }
    if let partOf { tables[table].text(partOf) }
    if !plan.hasID { tables[table].text(id) }
    element.visit(&self)
  }

  /// The name of an element that has none: its place, so that names order as places do.
  static func place(_ index: Int) -> String {
    let digits = String(index + 1)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}

extension RowWriter: FieldVisitor {
  mutating func field<Value: FieldValue>(
    _ name: String, _ value: inout Value, _ presence: Presence
  ) {
    value.write(to: &self)
  }

  mutating func list<Element: Record>(
    _ name: String, _ elements: inout [Element], _ presence: Presence
  ) {
    let (outer, inner) = (table, next)
    for index in elements.indices {
      writeRow(&elements[index], id: RowWriter.place(index), table: inner, partOf: owner)
    }
    table = outer
    next = inner + plans[inner].span
  }

  mutating func group<Group: Record>(_ name: String, _ group: inout Group?) {
    tables[table].flag(group != nil)
    var record = group ?? Group()
    record.visit(&self)
  }
}

extension RowWriter: FieldSink {
  mutating func put(text: String?) {
    if let text { tables[table].text(text) } else { tables[table].null() }
  }

  mutating func put(date: CivilDate?) {
    if let date { tables[table].integer(WireTime.day(date)) } else { tables[table].null() }
  }

  mutating func put(instant: Instant?) {
    guard let instant else {
      tables[table].null()
      return tables[table].null()
    }
    tables[table].integer(WireTime.timestamp(instant.microseconds))
    if let offset = instant.offsetMinutes {
      tables[table].integer(offset)
    } else {
      tables[table].null()
    }
  }

  mutating func put(flag: Bool?) {
    if let flag { tables[table].flag(flag) } else { tables[table].null() }
  }

  mutating func put(body: BodyCode?) {
    if let body { tables[table].packed(body.packed) } else { tables[table].null() }
  }

  mutating func put(number: Quantity?) {
    guard let number else { return tables[table].null() }
    tables[table].number(mantissa: number.mantissa, scale: number.scale)
  }

  mutating func put(money: Money?) {
    guard let money else { return tables[table].null() }
    if money.showsPence {
      tables[table].number(mantissa: money.pence, scale: 2)
    } else {
      tables[table].number(mantissa: money.pence / 100, scale: 0)
    }
  }

  mutating func put(texts: [String]) { tables[table].texts(texts) }
}
