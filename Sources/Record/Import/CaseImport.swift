internal import CaseFile
internal import CivilTime
internal import Database
internal import Schema

/// One batch of case files on its way into the register, within a transaction.
struct CaseImport {
  /// In order of reference: importers that lock in one order cannot lock each other out.
  private let files: [CaseFile]
  private let provenance: Provenance
  private let capacity: Capacity
  /// Whether batches before it, in the same transaction, used the tables of the staging.
  private let isOneOfSeveral: Bool
  private var comparison: FactComparison
  private var parties: [(caseID: Int64, party: CaseParty)] = []
  /// What changed, for the audit trail: one for each case.
  private(set) var deeds: [Deed] = []

  init(
    _ files: [CaseFile], _ provenance: Provenance, _ capacity: Capacity, coverage: Coverage = .whole,
    isOneOfSeveral: Bool = false
  ) {
    self.files = files
    self.provenance = provenance
    self.capacity = capacity
    self.isOneOfSeveral = isOneOfSeveral
    comparison = FactComparison(FactTables.cases, source: provenance.source, coverage: coverage)
  }

  mutating func run(on connection: isolated Connection) throws -> ImportCount {
    let references = files.map(\.reference)
    var locked = try connection.lockCases(references)
    let held = Set(locked.map(\.reference))
    let missing = references.filter { !held.contains($0.text) }
    var moment = try connection.moment(after: locked.compactMap(\.changedAt))
    let opened = try connection.openCases(missing, by: capacity.bodies.first, at: moment.text)
    // What another importer opened meanwhile.
    let late = try connection.lockCases(missing.filter { opened[$0] == nil })
    if !late.isEmpty {
      locked += late
      moment = try connection.moment(after: late.compactMap(\.changedAt) + [moment.text])
    }
    for file in files { note(file, opened[file.reference], moment.today) }
    try compareHeld(locked, moment.today, on: connection)
    if let missing = files.first(where: { file in
      opened[file.reference] == nil && !locked.contains { $0.reference == file.reference.text }
    }) {
      throw RegisterError.referenceInUse(missing.reference)
    }
    var count = comparison.changes.count
    (count.cases, count.newCases) = (files.count, opened.count)
    guard count.isChange else { return count }
    try connection.addParties(parties)
    let writing = FactWriting(
      plans: FactTables.cases, staging: Staging(role: capacity.role, isReused: isOneOfSeveral),
      at: moment.text, provenance: provenance)
    try writing.write(comparison.changes, on: connection)
    let changed = comparison.changes.cases.union(opened.values)
    try connection.markChanged(
      changed.sorted(), at: moment.text, stamped: late.isEmpty ? Set(opened.values) : [])
    return count
  }

  /// Notes a case that is new to the register.
  private mutating func note(_ file: CaseFile, _ id: Int64?, _ today: CivilDate) {
    guard let id else { return }
    var file = file
    compare(&file, id, isNew: true)
    var list = PartyList()
    list.add(capacity.bodies.first, .opened, today)
    for party in file.parties(today: today) { list.add(party) }
    for party in list.list { parties.append((id, party)) }
  }

  /// Compares a case and notes for the trail how much of it changed.
  private mutating func compare(_ file: inout CaseFile, _ id: Int64, isNew: Bool) {
    let before = comparison.changes.count
    comparison.compare(&file, caseID: id)
    var change = comparison.changes.count - before
    change.newCases = isNew ? 1 : 0
    guard change.isChange else { return }
    deeds.append(Deed(.change).with(change).on([CaseID(rawValue: id)]))
  }

  /// Compares the cases that the register holds.
  private mutating func compareHeld(
    _ locked: [LockedCase], _ today: CivilDate, on connection: isolated Connection
  ) throws {
    guard !locked.isEmpty else { return }
    let numbers = locked.map(\.id)
    let facts = try connection.heldFacts(of: numbers)
    comparison.hold(
      facts, own: try connection.ownWords(of: provenance.source, cases: numbers, beside: facts))
    for held in locked.sorted(by: { $0.id < $1.id }) {
      guard let place = files.firstIndex(where: { $0.reference.text == held.reference }) else {
        continue
      }
      var file = files[place]
      compare(&file, held.id, isNew: false)
      for party in file.parties(today: today) { parties.append((held.id, party)) }
    }
  }
}

/// A case that the register holds, locked until the end of the transaction.
struct LockedCase: Sendable {
  let id: Int64
  let reference: String
  let changedAt: String?
}
