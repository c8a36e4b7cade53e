internal import CaseFile

/// Lists the tables and columns of everything that a visitor is shown.
struct TableLister: FieldVisitor {
  private(set) var tables: [TablePlan] = []
  private let isDirectory: Bool
  private var current: Int?
  private var group: String?

  private init(isDirectory: Bool) {
    self.isDirectory = isDirectory
  }

  /// The tables of a case file, in the order in which it is visited.
  static func caseTables() -> [TablePlan] {
    var lister = TableLister(isDirectory: false)
    var blank = CaseFile(reference: CaseReference(unchecked: ""))
    blank.visitFacts(&lister)
    return lister.tables
  }

  /// The tables of the directory.
  static func directoryTables() -> [TablePlan] {
    var lister = TableLister(isDirectory: true)
    var blank = Directory()
    blank.visitFacts(&lister)
    return lister.tables
  }

  mutating func field<Value: FieldValue>(
    _ name: String, _ value: inout Value, _ presence: Presence
  ) {
    guard let current else { preconditionFailure("a field outside any fact") }
    if name == "id", group == nil {
      tables[current].hasID = true
      return
    }
    let column = ColumnName.column(of: name, in: group)
    let isNullable = !Value.kind.isList && (Value.mayBeAbsent || group != nil)
    add(column, ColumnType(Value.kind), isNullable)
    if Value.kind == .instant { add(ColumnName.offset(of: column), .offset, true) }
  }

  mutating func list<Element: Record>(
    _ name: String, _ elements: inout [Element], _ presence: Presence
  ) {
    addTable(name, Element.self)
  }

  mutating func group<Group: Record>(_ name: String, _ group: inout Group?) {
    guard current != nil else { return addTable(name, Group.self) }
    add(ColumnName.presence(of: name), .flag, false)
    var blank = Group()
    self.group = name
    blank.visit(&self)
    self.group = nil
  }

  private mutating func addTable<Element: Record>(_ name: String, _ type: Element.Type) {
    let parent = current
    let table = tables.count
    tables.append(plan(name, parent.map { tables[$0].name }))
    current = table
    var blank = Element()
    blank.visit(&self)
    current = parent
    tables[table].finish(span: tables.count - table)
  }

  private func plan(_ list: String, _ parent: String?) -> TablePlan {
    if let parent {
      return TablePlan(name: TableName.table(of: list, inside: parent), template: .part)
    }
    if isDirectory {
      return TablePlan(name: TableName.directoryTable(of: list), template: .directory)
    }
    return TablePlan(name: list, template: .fact)
  }

  private mutating func add(_ name: String, _ type: ColumnType, _ isNullable: Bool) {
    guard let current else { return }
    tables[current].columns.append(
      TablePlan.Column(name: name, type: type, isNullable: isNullable))
  }
}

/// The tables of facts, derived once from the field lists.
enum FactTables {
  static let cases = TableLister.caseTables()
  static let directory = TableLister.directoryTables()
}
