internal import Audit
internal import CaseFile
internal import CivilTime
internal import Database
internal import Sheets

/// The recording of sheets within one transaction: all of it or nothing.
struct IntakeWork {
  /// As many cases at a time as keep memory flat.
  private static let batchSize = 1_000

  let content: SheetContent
  let terms: IntakeTerms
  let actor: DeedActor
  private(set) var count = IntakeCount()

  init(_ content: SheetContent, _ terms: IntakeTerms, _ actor: DeedActor) {
    self.content = content
    self.terms = terms
    self.actor = actor
    count.rows = content.rows
    count.people = content.people.count
  }

  /// Waits until no other sheets are being recorded: who is new to the register must not be new twice.
  func waitForOthers(on connection: isolated Connection) throws {
    _ = try connection.query("select pg_advisory_xact_lock(6171983001120)")
  }

  /// The day on which the same bytes were imported from the same source; nil where they were not.
  func importedBefore(on connection: isolated Connection) throws -> CivilDate? {
    guard !terms.isAgain else { return nil }
    return try connection.query(
      """
      select (max(imported_at) at time zone 'Europe/London')::date
      from aftercare.import_file
      where sha256 = \(Hexadecimal.parameter(terms.digest)) and from_source = \(terms.provenance.source)
      """)[0].date(0)
  }

  mutating func run(on connection: isolated Connection) throws {
    let source = terms.provenance.source
    let plan = IntakePlan(content.people, held: try connection.held(content.people, source: source))
    for put in plan.aside { count.aside[put.reason, default: 0] += 1 }
    let new = try references(plan.new, on: connection)
    let left = try casesLeft(by: plan, on: connection)
    let known = try connection.references(of: plan.known.keys + left)
    var files = zip(plan.new, new).map { $0.facts(for: $1) }
    for (id, people) in plan.known { if let reference = known[id] { files.append(people.facts(for: reference)) } }
    for id in left { if let reference = known[id] { files.append(CaseFile(reference: reference)) } }
    try record(files.sorted { $0.reference < $1.reference }, on: connection)
    count.facts.cases -= left.count
    try connection.link(zip(new, plan.new), source: source)
    try connection.link(
      plan.known.compactMap { id, people in known[id].map { ($0, people) } }, source: source)
    count.identified = try connection.settle(content.people.map(\.key), except: plan.aside.map(\.person.key), source)
    try connection.putAside(plan.aside, source: source)
    try connection.note(count, terms)
  }

  /// The references of new cases: as the sheet says, else the next numbers.
  private func references(
    _ new: [[SheetPerson]], on connection: isolated Connection
  ) throws -> [CaseReference] {
    let unnamed = new.count { $0[0].reference == nil }
    // A dry run takes no numbers: they would be gone for good.
    var given =
      terms.isDryRun
      ? (0..<unnamed).map { CaseReference(unchecked: "dry-run-\($0)") } : try connection.newReferences(unnamed)
    return new.map { people in people[0].reference ?? given.removeLast() }
  }

  /// The cases that the source knew before and that are not in its complete file any more.
  private func casesLeft(by plan: IntakePlan, on connection: isolated Connection) throws -> [Int64] {
    guard terms.isComplete else { return [] }
    let doubtful = plan.aside.flatMap(\.candidates)
    return try connection.query(
      """
      select distinct case_id from aftercare.import_link
      where from_source = \(terms.provenance.source) and superseded_at = 'infinity'
        and case_id <> all (\((plan.known.keys + doubtful).map { Int($0) })::bigint[])
        and person_key <> all (\(plan.aside.map(\.person.key))::text[])
      order by case_id
      """
    ).map { Int64(try $0.int(0)) }
  }

  private mutating func record(_ files: [CaseFile], on connection: isolated Connection) throws {
    let coverage = Coverage.part(withdrawing: terms.isComplete ? content.idPrefixes : [])
    for start in stride(from: 0, to: files.count, by: IntakeWork.batchSize) {
      let some = Array(files[start..<min(start + IntakeWork.batchSize, files.count)])
      var batch = CaseImport(
        some, terms.provenance, .registerOperator, coverage: coverage, isOneOfSeveral: true)
      count.facts += try batch.run(on: connection)
      if !terms.isDryRun { try connection.record(batch.deeds, by: actor) }
    }
  }
}
