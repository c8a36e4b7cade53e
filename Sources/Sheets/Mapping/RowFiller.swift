internal import CaseFile

/// Makes the facts of one row of a sheet.
struct RowFiller: FieldVisitor {
  private let mapping: Mapping
  private let header: SheetHeader
  private let record: CSVRecord
  private let rowKey: String
  private var source: CellSource
  private var fact: FactTargets.Fact?
  private var isNested = false
  /// Required fields of the fact at hand whose cells are empty.
  private var missing: [String] = []
  /// Whether a cell of the fact at hand holds something.
  private var isGiven = false
  private var factFaults: [SheetFault] = []
  private(set) var faults: [SheetFault] = []

  init(_ mapping: Mapping, _ header: SheetHeader, _ record: CSVRecord, rowKey: String) {
    self.mapping = mapping
    self.header = header
    self.record = record
    self.rowKey = rowKey
    source = CellSource(dates: mapping.dates)
  }

  mutating func field<Value: FieldValue>(
    _ name: String, _ value: inout Value, _ presence: Presence
  ) {
    guard let fact, !isNested else { return }
    switch fact.fields[name] {
    case nil: return
    case .constant(let text):
      source.stand(at: text)
      value = Value.read(from: &source)
    case .column(let column, let values):
      let cell = header.text(column, in: record)
      let text = values[cell] ?? cell
      source.stand(at: text)
      value = Value.read(from: &source)
      if !text.isEmpty { isGiven = true } else if !Value.mayBeAbsent { missing.append(column) }
      if let fault = source.fault { note(fault.code, column, fault.mend) }
    }
  }

  mutating func list<Element: Record>(
    _ name: String, _ elements: inout [Element], _ presence: Presence
  ) {
    guard fact == nil else { return }
    for wanted in mapping.targets.facts where wanted.list == name {
      let parts = [mapping.name, rowKey, wanted.label].filter { !$0.isEmpty }
      guard let id = SheetID.id(parts) else { continue }
      if let made = make(wanted, Element(), id) { elements.append(made) }
    }
  }

  mutating func group<Group: Record>(_ name: String, _ group: inout Group?) {
    guard fact == nil else { return }
    for wanted in mapping.targets.facts where wanted.list == name {
      if let made = make(wanted, Group(), nil) { group = made }
    }
  }

  /// The fact; nil where none of its cells holds anything.
  private mutating func make<Element: Record>(
    _ wanted: FactTargets.Fact, _ blank: Element, _ id: FactID?
  ) -> Element? {
    fact = wanted
    (missing, isGiven, factFaults) = ([], false, [])
    var made = blank
    made.visit(&self)
    if let id {
      var naming = IDSetter(id: id)
      made.visit(&naming)
    }
    fact = nil
    guard isGiven else { return nil }
    for column in missing {
      note(.required, column, "is needed for \(wanted.list), of which this row holds something else; fill it in")
    }
    faults += factFaults
    return made
  }

  private mutating func note(_ code: SheetFault.Code, _ column: String, _ mend: String) {
    factFaults.append(SheetFault(code, line: record.line, column: .name(column), mend))
  }
}

/// Gives a record its id.
struct IDSetter: FieldVisitor {
  let id: FactID

  mutating func field<Value: FieldValue>(_ name: String, _ value: inout Value, _ presence: Presence) {
    if name == "id", let id = id as? Value { value = id }
  }

  mutating func list<Element: Record>(_ name: String, _ elements: inout [Element], _ presence: Presence) {}
  mutating func group<Group: Record>(_ name: String, _ group: inout Group?) {}
}
