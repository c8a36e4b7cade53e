package import CaseFile

/// Goes through the facts of a new file, beside those that the register holds, and notes what differs.
struct FactComparison: FieldVisitor {
  /// What the register holds of the facts; nil for a case that is new to it.
  private var held: FactRowReader?
  private var heldTables: [TableRows] = []
  /// What this source said last of facts of which another has the word; nil where there are none.
  private var own: OwnWords?
  private let plans: [TablePlan]
  private let source: String
  private let coverage: Coverage
  private(set) var changes: FactChanges
  private var caseID: Int64 = 0
  private var table = 0

  init(_ plans: [TablePlan], source: String, coverage: Coverage = .whole) {
    self.plans = plans
    self.source = source
    self.coverage = coverage
    changes = FactChanges(plans)
  }

  /// Gives the rows that the register holds of the cases to come.
  mutating func hold(_ tables: [TableRows], own: OwnWords? = nil) {
    held = FactRowReader(tables)
    heldTables = tables
    self.own = own
  }

  /// Compares a case. Cases that the register holds must be given in ascending order.
  mutating func compare(_ file: inout CaseFile, caseID: Int64) {
    self.caseID = caseID
    table = 0
    let before = changes.count
    file.visitFacts(&self)
    var unchanged = changes.count
    unchanged.equal = before.equal
    if unchanged != before { changes.cases.insert(caseID) }
  }

  mutating func compare(_ directory: inout Directory) {
    table = 0
    directory.visitFacts(&self)
  }

  mutating func field<Value: FieldValue>(
    _ name: String, _ value: inout Value, _ presence: Presence
  ) {
    preconditionFailure("a field outside any fact")
  }

  mutating func list<Element: Record>(
    _ name: String, _ elements: inout [Element], _ presence: Presence
  ) {
    compare(&elements, id: name)
  }

  mutating func group<Group: Record>(_ name: String, _ group: inout Group?) {
    var facts = group.map { [$0] } ?? []
    if coverage != .whole, held != nil { return lay(&facts, id: name) }
    compare(&facts, id: name)
  }

  /// Compares what stands once in a case with a file that knows only some of its fields.
  private mutating func lay<Fact: Record>(_ facts: inout [Fact], id: String) {
    let old = held?.facts(Fact.self, table: table, caseNumber: caseID).first?.fact
    defer { table += plans[table].span }
    guard var new = facts.first else { return }
    guard let old else {
      record(&new, id)
      changes.count.new += 1
      return
    }
    new = Overlay.lay(new, over: old)
    compare(&new, with: old, id)
  }

  private mutating func compare<Fact: Record>(_ facts: inout [Fact], id: String) {
    defer { table += plans[table].span }
    guard held != nil else {
      for index in facts.indices { record(&facts[index], id) }
      changes.count.new += facts.count
      return
    }
    var old = held?.facts(Fact.self, table: table, caseNumber: caseID) ?? []
    let said = own?.facts(Fact.self, table: table, caseNumber: caseID) ?? []
    for index in facts.indices {
      let place = old.firstIndex { $0.fact.ownID == facts[index].ownID }
      guard let place else {
        add(&facts[index], saidBefore: said, id)
        continue
      }
      let (fact, row) = old.remove(at: place)
      let isAnothers = heldTables[table].source(row) != source
      compare(&facts[index], with: fact, saidBefore: isAnothers ? said : [], id)
    }
    for (fact, row) in old where heldTables[table].source(row) == source {
      let id = fact.ownID?.text ?? id
      guard coverage.withdraws(id) else { continue }
      changes.supersede(id, table: table, caseID: caseID)
      changes.count.withdrawn += 1
    }
  }

  /// Records a fact that does not stand, unless it was withdrawn by name and the source only says it again.
  private mutating func add<Fact: Record>(_ fact: inout Fact, saidBefore said: [Fact], _ id: String) {
    var ordering = PartOrdering()
    fact.visit(&ordering)
    let isWithdrawn = own?.isWithdrawn(fact.ownID?.text ?? id, of: id, caseNumber: caseID) ?? false
    guard !isWithdrawn || !said.contains(fact) else {
      changes.count.equal += 1
      return
    }
    record(&fact, id)
    changes.count.new += 1
  }

  /// Compares a fact with the one that stands. Where that is another's word, what the source only says again changes
  /// nothing: nobody's correction is undone by an old file.
  private mutating func compare<Fact: Record>(
    _ fact: inout Fact, with old: Fact, saidBefore said: [Fact] = [], _ id: String
  ) {
    var ordering = PartOrdering()
    fact.visit(&ordering)
    guard fact != old, !said.contains(fact) else {
      changes.count.equal += 1
      return
    }
    changes.supersede(fact.ownID?.text ?? id, table: table, caseID: caseID)
    changes.count.changed += 1
    record(&fact, id)
  }

  private mutating func record<Fact: Record>(_ fact: inout Fact, _ id: String) {
    changes.rows.write(&fact, id: id, table: table, caseID: caseID)
  }
}

/// Puts the lists inside a fact in the order in which the register gives them: by id.
struct PartOrdering: FieldVisitor {
  mutating func field<Value: FieldValue>(
    _ name: String, _ value: inout Value, _ presence: Presence
  ) {}

  mutating func list<Element: Record>(
    _ name: String, _ elements: inout [Element], _ presence: Presence
  ) {
    guard let first = elements.first, first.ownID != nil else { return }
    elements.sort { $0.ownID?.text ?? "" < $1.ownID?.text ?? "" }
    for index in elements.indices { elements[index].visit(&self) }
  }

  mutating func group<Group: Record>(_ name: String, _ group: inout Group?) {
    group?.visit(&self)
  }
}

extension CaseFile {
  /// The same facts in the order in which the register gives them: every list by id.
  package var inRegisterOrder: CaseFile {
    var file = self
    var ordering = PartOrdering()
    file.visitFacts(&ordering)
    return file
  }
}

extension Directory {
  /// The same facts in the order in which the register gives them: every list by id.
  package var inRegisterOrder: Directory {
    var directory = self
    var ordering = PartOrdering()
    directory.visitFacts(&ordering)
    return directory
  }
}
