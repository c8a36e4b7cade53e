internal import CivilTime
internal import Database

/// What a night is judged by, and how much of the register.
package struct NightTerms: Hashable, Sendable {
  /// The version of rules and reference data.
  package let ruleSet: String
  /// When the directory had last changed, as the database writes it.
  package let directoryChangedAt: String
  /// Whether every case is looked at.
  package let isFull: Bool
  /// Whether what an earlier run left is judged again too, even if that looked at as much.
  package let isAnew: Bool

  package init(ruleSet: String, directoryChangedAt: String, isFull: Bool, isAnew: Bool) {
    self.ruleSet = ruleSet
    self.directoryChangedAt = directoryChangedAt
    self.isFull = isFull
    self.isAnew = isAnew
  }
}

/// What is still to be judged of a night.
package struct NightPlan: Sendable {
  /// Chunks that several readers may judge side by side.
  package var chunks: [NumberedChunk] = []
  /// Cases one of which ended earlier runs: each by itself, one after another.
  package var suspects: [NumberedChunk] = []
  /// Chunks that an earlier run began and did not end: what is found in them is made safe at once.
  package var begunBefore: Set<Int> = []
  /// About how many cases that is.
  package var cases: Int { chunks.count * BulkReader.chunkSize + suspects.count }
}

extension Connection {
  /// A chunk that was begun so often and never ended is judged case by case.
  private static let triesOfAChunk = 2
  /// A case that was begun so often and ended the program each time is given up for the night.
  static let triesOfACase = 3

  func plan(_ claim: NightClaim, _ terms: NightTerms) throws -> NightPlan {
    if try terms.isAnew || !isResumable(claim, terms) {
      try divide(claim, terms)
    } else {
      try separateSuspects()
    }
    try query(
      """
      update aftercare.night_slot set chunks = (select count(*) from aftercare.night_chunk)
      where on_date = \(claim.on.description)::date and fence = \(claim.fence)
      returning 1
      """
    ).requireClaim()
    return try remaining()
  }

  /// Whether chunks and findings at hand are of this night and complete, by the same rules and directory, and of every
  /// case where every case is asked for.
  private func isResumable(_ claim: NightClaim, _ terms: NightTerms) throws -> Bool {
    guard claim.isResumed else { return false }
    return try query(
      """
      select exists (
        select from aftercare.night_slot
        where on_date = \(claim.on.description)::date and rule_set = \(terms.ruleSet)
          and directory_changed_at = \(terms.directoryChangedAt)::timestamptz
          and chunks = (select count(*) from aftercare.night_chunk)
          and not (\(terms.isFull) and exists (select from aftercare.night_chunk where cases is not null)))
      """)[0].bool(0)
  }

  private func divide(_ claim: NightClaim, _ terms: NightTerms) throws {
    _ = try query("delete from aftercare.night_chunk")
    _ = try query("delete from aftercare.night_finding")
    _ = try query("update aftercare.night_slot set chunks = null where chunks is not null")
    _ = try query(
      """
      update aftercare.night_slot
      set rule_set = \(terms.ruleSet), directory_changed_at = \(terms.directoryChangedAt)::timestamptz
      where on_date = \(claim.on.description)::date
      """)
    Failpoint.reach("night.plan.cleared")
    _ = try query(terms.isFull ? Connection.allCases : Connection.casesDue(on: claim.on))
    Failpoint.reach("night.plan.divided")
  }

  /// From the last case of a chunk to that of the next, by index: a sort of all cases would take longer.
  private static var allCases: SQL {
    """
    insert into aftercare.night_chunk (number, first_case, last_case)
    with recursive chunk (number, before, last) as (
      select -1, \(Int.min)::bigint, \(Int.min)::bigint
      union all
      select chunk.number + 1, chunk.last, coalesce(
        (
          select case_id from aftercare.case_file
          where case_id > chunk.last order by case_id offset \(BulkReader.chunkSize - 1) limit 1),
        (select max(case_id) from aftercare.case_file where case_id > chunk.last))
      from chunk
      where chunk.last is not null
    )
    select number, before + 1, last from chunk where number >= 0 and last is not null
    """
  }

  /// Those whose facts changed or whose day has come; and each by itself those that the last night could not judge.
  private static func casesDue(on day: CivilDate) -> SQL {
    """
    insert into aftercare.night_chunk (number, first_case, last_case, cases, tried)
    with suspect as (
      select case_id from aftercare.unjudged_case
      where on_date = (select max(on_date) from aftercare.night)
    ),
    due as (
      select case_id from aftercare.case_change
      union
      select case_id from aftercare.determination where next_change <= \(day.description)::date
      except
      select case_id from suspect
    ),
    chunk as (
      select min(case_id) as first, max(case_id) as last, array_agg(case_id order by case_id) as cases, 0 as tried
      from (
        select case_id, (row_number() over (order by case_id) - 1) / \(BulkReader.chunkSize) as number from due
      ) as numbered
      group by number
      union all
      select case_id, case_id, array[case_id], \(Connection.triesOfACase - 1) from suspect
    )
    select row_number() over (order by tried, first) - 1, first, last, cases, tried from chunk
    """
  }

  /// Takes chunks that ended earlier runs apart.
  private func separateSuspects() throws {
    _ = try query(
      """
      with suspect as (
        delete from aftercare.night_chunk
        where not is_done and tried >= \(Connection.triesOfAChunk) and first_case < last_case
        returning *
      ),
      single as (
        select file.case_id, suspect.cases is null as is_of_range
        from suspect join aftercare.case_file as file
          on file.case_id between suspect.first_case and suspect.last_case
            and file.case_id = any (coalesce(suspect.cases, array[file.case_id]))
      )
      insert into aftercare.night_chunk (number, first_case, last_case, cases, tried)
      select (select max(number) from aftercare.night_chunk as chunk) + row_number() over (order by case_id),
        case_id, case_id, case when not is_of_range then array[case_id] end, 1
      from single
      """)
    Failpoint.reach("night.plan.separated")
  }

  private func remaining() throws -> NightPlan {
    var plan = NightPlan()
    let rows = try query(
      """
      select number, first_case, last_case, array_to_string(cases, ','), tried
      from aftercare.night_chunk
      where not is_done and (tried < \(Connection.triesOfACase) or first_case < last_case)
      order by number
      """)
    for row in rows {
      let (first, last) = (Int64(try row.int(1)), Int64(try row.int(2)))
      let cases = row[3].map { $0.split(separator: ",").compactMap { Int64($0) }.map(CaseID.init(rawValue:)) }
      let chunk = NumberedChunk(
        number: try row.int(0),
        selection: cases.map(CaseSelection.cases) ?? .range(CaseID(rawValue: first), CaseID(rawValue: last)))
      let isBegunBefore = try row.int(4) > 0
      if isBegunBefore { plan.begunBefore.insert(chunk.number) }
      if isBegunBefore && first == last { plan.suspects.append(chunk) } else { plan.chunks.append(chunk) }
    }
    return plan
  }
}

extension Rows {
  /// - Throws: `RegisterError.nightTakenOver` where a statement that asks for the claim found none.
  func requireClaim() throws {
    guard count == 1 else { throw RegisterError.nightTakenOver }
  }
}
