internal import CaseFile

/// Goes through the lists of a change, beside what the register holds of the case, and notes what is to be written.
struct ChangeComparison: FieldVisitor {
  private var held: FactRowReader
  private let heldTables: [TableRows]
  private let change: FactChange
  private let caseID: Int64
  /// The bodies in whose name it is recorded; nil is the register as a whole.
  private let acting: [BodyCode]?
  private var table = 0
  private(set) var changes = FactChanges(FactTables.cases)
  /// What is wrong with the change beside this case.
  private(set) var faults: [Fault] = []
  /// What is another body's.
  private(set) var anothers: [Fault] = []

  init(_ change: FactChange, held: [TableRows], caseID: Int64, acting: [BodyCode]?) {
    self.change = change
    self.held = FactRowReader(held)
    heldTables = held
    self.caseID = caseID
    self.acting = acting
  }

  mutating func run() {
    var facts = change.facts
    facts.visitFacts(&self)
  }

  mutating func field<Value: FieldValue>(
    _ name: String, _ value: inout Value, _ presence: Presence
  ) {
    preconditionFailure("a field outside any fact")
  }

  mutating func list<Element: Record>(
    _ name: String, _ elements: inout [Element], _ presence: Presence
  ) {
    compare(&elements, name) { "/record/\(name)/\($0)" }
  }

  mutating func group<Group: Record>(_ name: String, _ group: inout Group?) {
    let isGiven = name != "person" || change.givesPerson
    var facts = group.flatMap { isGiven ? [$0] : nil } ?? []
    compare(&facts, name) { _ in "/record/\(name)" }
  }

  private mutating func compare<Fact: Record>(
    _ facts: inout [Fact], _ name: String, _ pointer: (Int) -> String
  ) {
    defer { table += heldTables[table].span }
    guard !facts.isEmpty || change.withdrawals.contains(where: { $0.list == name }) else { return }
    let standing = held.facts(Fact.self, table: table, caseNumber: caseID)
    for index in facts.indices {
      let id = facts[index].ownID?.text ?? name
      let old = standing.first { ($0.fact.ownID?.text ?? name) == id }
      record(&facts[index], id, old, at: pointer(index))
    }
    for (index, withdrawal) in change.withdrawals.enumerated() where withdrawal.list == name {
      let old = standing.first { ($0.fact.ownID?.text ?? name) == withdrawal.id }
      withdraw(withdrawal, old, at: "/withdraw/\(index)/fact")
    }
  }

  private mutating func record<Fact: Record>(
    _ fact: inout Fact, _ id: String, _ old: (fact: Fact, row: Int)?, at pointer: String
  ) {
    var ordering = PartOrdering()
    fact.visit(&ordering)
    if let old, old.fact == fact {
      changes.count.equal += 1
      return
    }
    if let ending = fact as? EndingDecision, !mayDecide(for: ending.body) {
      anothers.append(Fault(pointer: pointer, reason: "is a decision of another body, which must record it itself"))
    }
    if let old {
      checkOwn(old, at: pointer)
      changes.supersede(id, table: table, caseID: caseID)
      changes.count.changed += 1
    } else {
      changes.count.new += 1
    }
    changes.rows.write(&fact, id: id, table: table, caseID: caseID)
  }

  private mutating func withdraw<Fact: Record>(
    _ withdrawal: FactWithdrawal, _ old: (fact: Fact, row: Int)?, at pointer: String
  ) {
    guard let old else {
      faults.append(Fault(pointer: pointer, reason: "names a fact that the case does not hold"))
      return
    }
    checkOwn(old, at: pointer)
    changes.supersede(withdrawal.id, table: table, caseID: caseID)
    changes.count.withdrawn += 1
  }

  /// Notes a standing fact that is another body's: its source is, or the decision is.
  private mutating func checkOwn<Fact: Record>(_ old: (fact: Fact, row: Int), at pointer: String) {
    guard let acting else { return }
    if let body = ChangeAuthor.body(of: heldTables[table].source(old.row)), !acting.contains(body) {
      anothers.append(Fault(pointer: pointer, reason: "was recorded by another body, which must change it itself"))
    } else if let body = (old.fact as? EndingDecision)?.body, !acting.contains(body) {
      anothers.append(Fault(pointer: pointer, reason: "is a decision of another body, which must change it itself"))
    }
  }

  private func mayDecide(for body: BodyCode?) -> Bool {
    guard let acting else { return true }
    return body.map(acting.contains) ?? false
  }
}
