internal import CaseFile
internal import CivilTime
internal import Database

extension Connection {
  /// Makes the cases that are not there yet; those that another importer makes are waited for.
  func openCases(
    _ references: [CaseReference], by body: BodyCode?, at moment: String
  ) throws -> [CaseReference: Int64] {
    guard !references.isEmpty else { return [:] }
    let rows = try query(
      """
      insert into aftercare.case_file (reference, opened_by, changed_at)
      select reference, \(body?.text), \(moment)::timestamptz
      from unnest(\(references.map(\.text))::text[]) as given (reference)
      where not exists (
        select from aftercare.case_file as held where held.reference = given.reference)
      order by reference
      on conflict (reference) do nothing
      returning case_id, reference
      """)
    var opened: [CaseReference: Int64] = [:]
    for row in rows {
      opened[CaseReference(unchecked: try row.text(1))] = Int64(try row.int(0))
    }
    return opened
  }

  /// Locks cases that are there, so that another importer of them waits.
  func lockCases(_ references: [CaseReference]) throws -> [LockedCase] {
    guard !references.isEmpty else { return [] }
    return try query(
      """
      select case_id, reference, changed_at
      from aftercare.case_file
      where reference = any (\(references.map(\.text))::text[])
      order by reference
      for update
      """
    ).map { row in
      LockedCase(
        id: Int64(try row.int(0)), reference: try row.text(1), changedAt: try row.text(2))
    }
  }

  /// The moment of a change by the database's clock, later than any change before of these cases.
  ///
  /// Taken when the locks are held and it is known that somebody records: whoever asks about a moment before waits
  /// for this transaction, or has ended its reading earlier.
  func moment(after changes: [String]) throws -> (text: String, today: CivilDate) {
    try announceRecording()
    let row = try query(
      """
      select moment, (moment at time zone 'Europe/London')::date
      from (
        select greatest(clock_timestamp(), (
          select max(changed_at) + interval '1 microsecond'
          from unnest(\(changes)::timestamptz[]) as held (changed_at)))) as given (moment)
      """)[0]
    let today = try row.text(1)
    return (try row.text(0), CivilDate(today) ?? .distantPast)
  }

  /// What the register holds of the facts of these cases, with the source of each.
  func heldFacts(of cases: [Int64]) throws -> [TableRows] {
    let parameters: [Parameter] = [.integerArray(cases.map { Int($0) })]
    try enterPipeline()
    do {
      for statement in SelectStatements.sourced.tables { try send(statement, parameters) }
      try sync()
      let tables = try receiveTables(sourced: true)
      try exitPipeline()
      return tables
    } catch {
      try? exitPipeline()
      throw error
    }
  }

  /// Notes bodies as parties; those that are noted already stay as they are.
  func addParties(_ parties: [(caseID: Int64, party: CaseParty)]) throws {
    // A body that opens a case must be a party before it can make others one.
    for isOpening in [true, false] {
      let rows = parties.filter { ($0.party.basis == .opened) == isOpening }
      guard !rows.isEmpty else { continue }
      _ = try query(
        """
        insert into aftercare.case_party (case_id, body, basis, since, until)
        select * from unnest(
          \(rows.map { Int($0.caseID) })::bigint[], \(rows.map(\.party.body.text))::text[],
          \(rows.map(\.party.basis.rawValue))::text[],
          \(rows.map(\.party.since.description))::date[],
          \(rows.map { $0.party.until?.description ?? "infinity" })::date[])
        on conflict do nothing
        """)
    }
  }

  /// Marks cases as changed, for the next importer and for the next night.
  ///
  /// Those that are stamped have that moment since they were opened.
  func markChanged(_ cases: [Int64], at moment: String, stamped: Set<Int64> = []) throws {
    let changed = cases.map { Int($0) }
    let held = cases.filter { !stamped.contains($0) }.map { Int($0) }
    let stamping = Command(
      """
      update aftercare.case_file set changed_at = \(moment)::timestamptz
      where case_id = any (\(held)::bigint[])
      """)
    let marking = Command(
      """
      insert into aftercare.case_change (case_id, changed_at)
      select case_id, \(moment)::timestamptz from unnest(\(changed)::bigint[]) as changed (case_id)
      on conflict (case_id) do update set changed_at = excluded.changed_at
      """)
    try perform(held.isEmpty ? [marking] : [stamping, marking])
  }
}
