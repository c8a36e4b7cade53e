internal import CaseFile
internal import CivilTime
internal import Database
internal import Rules
internal import Schema

/// One change of single facts on its way into the register, within a transaction.
struct CaseChange {
  let change: FactChange
  let reference: CaseReference
  let author: ChangeAuthor
  let provenance: Provenance
  let rulebook: Rulebook
  let takesAnyVersion: Bool
  let isRehearsal: Bool

  private var holder: String { author.body?.text ?? "" }

  /// What the change says, its case and version included, and its key not.
  private var fingerprint: String {
    var said = change
    said.reference = reference
    return SHA256.hex(said.canonicalBytes)
  }

  /// Locks the case first, so that everything after is read of a case that nobody else changes.
  func run(on connection: isolated Connection, _ deed: inout Deed) throws -> RecordedChange {
    guard let held = try connection.lockCase(reference) else { throw ChangeRefusal.noSuchCase }
    let caseID = CaseID(rawValue: held.id)
    if let kept = try answerKept(of: held, on: connection) {
      deed = Deed(.look).on([caseID])
      return RecordedChange(json: kept, version: held.version, isKept: true)
    }
    try checkVersion(held)
    let tables = try connection.heldFacts(of: [held.id])
    var before = CaseFile(reference: reference)
    var reader = FactRowReader(tables)
    reader.read(&before, caseNumber: held.id)
    var comparison = ChangeComparison(
      change, held: tables, caseID: held.id, acting: author.acting(by: provenance.source))
    comparison.run()
    try check(comparison)
    let count = comparison.changes.count
    if isRehearsal { try connection.execute("savepoint rehearsal") }
    let recorded = try record(comparison.changes, of: held, before, on: connection)
    if isRehearsal { try connection.execute("rollback to savepoint rehearsal") }
    deed = (isRehearsal || !count.isChange ? Deed(.look) : deed.with(count)).on([caseID])
    return recorded
  }

  private func answerKept(
    of held: CaseAtVersion, on connection: isolated Connection
  ) throws -> String? {
    guard let key = change.key,
      let kept = try connection.keptAnswer(of: key, holder: holder, caseID: held.id)
    else { return nil }
    guard kept.fingerprint == fingerprint else { throw ChangeRefusal.keyUsedOtherwise }
    return kept.answer
  }

  private func checkVersion(_ held: CaseAtVersion) throws {
    if let version = change.version {
      guard version == held.version else { throw ChangeRefusal.stale(current: held.version) }
    } else if !takesAnyVersion {
      throw ChangeRefusal.versionNeeded(current: held.version)
    }
  }

  private func check(_ comparison: ChangeComparison) throws {
    guard comparison.faults.isEmpty else { throw UnfitFile(faults: comparison.faults) }
    guard comparison.anothers.isEmpty else {
      throw ChangeRefusal.anothersFacts(comparison.anothers)
    }
  }

  private func record(
    _ changes: FactChanges, of held: CaseAtVersion, _ before: CaseFile,
    on connection: isolated Connection
  ) throws -> RecordedChange {
    let moment = try connection.moment(after: [held.changedAt])
    var after = before
    if changes.count.isChange {
      let writing = FactWriting(
        plans: FactTables.cases, staging: Staging(role: author.capacity.role), at: moment.text,
        provenance: provenance)
      try writing.write(changes, on: connection)
      try connection.note(change.withdrawals, of: held.id, at: moment.text, by: provenance)
      try connection.markChanged([held.id], at: moment.text)
      after = try connection.cases([CaseID(rawValue: held.id)], withLedger: false)[0].file
      try check(after, before)
      try connection.addParties(after.parties(today: moment.today).map { (held.id, $0) })
    }
    let answer = ChangeAnswer(
      reference: reference, count: changes.count, versionBefore: held.version,
      version: try connection.version(of: held.id) ?? held.version, isRehearsal: isRehearsal,
      difference: Difference(
        before: rulebook.assess(before, on: moment.today),
        after: rulebook.assess(after, on: moment.today)))
    let json = answer.json
    if let key = change.key, !isRehearsal {
      try connection.keep(json, of: key, holder: holder, fingerprint: fingerprint, caseID: held.id)
    }
    return RecordedChange(json: json, version: answer.version, isKept: false, answer: answer)
  }

  /// Checks that what was withdrawn is gone, and that nothing refers to what is no longer there.
  private func check(_ after: CaseFile, _ before: CaseFile) throws {
    let standing = after.factPlaces
    guard !change.withdrawals.contains(where: { standing.contains("\($0.list)/\($0.id)") }) else {
      throw RegisterError.notPermitted
    }
    let known = Set(before.danglingReferences().map(\.identity))
    let new = after.danglingReferences().filter { !known.contains($0.identity) }
    guard !new.isEmpty else { return }
    let identities = Set(new.map(\.identity))
    let own = change.facts.danglingReferences().filter { identities.contains($0.identity) }
    let ownFacts = Set(own.map(\.identity))
    throw UnfitFile(
      faults: own.map { dangling in
        Fault(
          pointer: "/record/\(dangling.list)/\(dangling.index)/\(dangling.member)"
            + (dangling.position.map { "/\($0)" } ?? ""),
          reason: "must be the id of \(dangling.wanted) in this case")
      }
        + new.filter { !ownFacts.contains($0.identity) }.map { dangling in
          Fault(
            pointer: "",
            reason: "would take away \(dangling.wanted) that \(dangling.list)/\(dangling.id) names "
              + "(\(dangling.member)); change that too")
        })
  }
}

extension DanglingReference {
  /// What refers to what, wherever it stands.
  fileprivate var identity: [String] { [list, id.text, member, target.text] }
}
