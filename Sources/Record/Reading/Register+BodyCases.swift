package import CaseFile
package import CivilTime
internal import Database

extension Register {
  /// What the body makes of every case to which one of these bodies is a party on a day, in order of their numbers,
  /// and of every case that changed since a night last looked at it, for only a night notes whom the rules name.
  ///
  /// Goes by the index of the parties, and from there by the keys of the cases: its cost grows with the bodies'
  /// cases, never with the register. Of many cases two sessions read one half each, each from a snapshot of its own: a
  /// case is always whole. The deed is in the trail before the first case is read. A case that the capacity sees only as
  /// it was is left out.
  ///
  /// - Throws: `RegisterError.notYetKnown` where `knownAt` is still to come.
  package func eachCase<T: Sendable>(
    of bodies: [BodyCode], on day: CivilDate, knownAt: Instant? = nil, as capacity: Capacity, doing deed: Deed,
    _ body: @escaping @Sendable (RecordedCase) throws -> T?
  ) async throws -> [T] {
    if let knownAt { try await settle(at: knownAt, as: capacity) }
    let cases = try await transaction(capacity, doing: deed, isolation: .repeatableRead) { connection, deed in
      let cases = try connection.cases(of: bodies, on: day)
      deed = deed.with("cases", .count(cases.count))
      return cases
    }
    let middle = cases.count > 2 * BulkReader.chunkSize ? cases.count / 2 : cases.count
    async let first = each(cases[..<middle], Known(knownAt), as: capacity, body)
    async let second = each(cases[middle...], Known(knownAt), as: capacity, body)
    return try await first + second
  }

  private func each<T: Sendable>(
    _ cases: ArraySlice<CaseID>, _ known: Known, as capacity: Capacity,
    _ body: @Sendable (RecordedCase) throws -> T?
  ) async throws -> [T] {
    guard !cases.isEmpty else { return [] }
    return try await transaction(capacity, unaudited: .partOfADeed, isolation: .repeatableRead) { connection in
      try connection.goByIndex()
      return try connection.each(Array(cases), known, body)
    }
  }

  /// How the ledger stands to the cases of these bodies, or of the whole register.
  package func ledgerAge(of bodies: [BodyCode]?, as capacity: Capacity) async throws -> LedgerAge {
    let cases: SQL =
      bodies.map {
        """
        select distinct party.case_id from aftercare.case_party as party
        where party.body = any (\($0.map(\.text))::text[]) and party.superseded_at = 'infinity'
          and party.until > (now() at time zone 'Europe/London')::date
        """
      } ?? "select case_id from aftercare.case_file"
    return try await transaction(capacity, unaudited: .partOfADeed, isolation: .snapshot) { connection in
      let row = try connection.query(
        """
        with asked as materialized (\(cases)),
        last as (select on_date, started_at, late from aftercare.night order by on_date desc limit 1)
        select (select on_date from last), count(*),
          count(*) filter (where file.changed_at > (select started_at from last)),
          count(*) filter (where not exists (
            select from aftercare.determination as judged where judged.case_id = asked.case_id)),
          (
            select count(*) from aftercare.case_change as changed
            where not exists (select from asked where asked.case_id = changed.case_id)),
          coalesce((select late from last), false),
          coalesce(array_agg(file.reference order by file.reference) filter (where missed.case_id is not null), '{}')
        from asked join aftercare.case_file as file on file.case_id = asked.case_id
        left join aftercare.unjudged_case as missed
          on missed.case_id = asked.case_id and missed.on_date = (select on_date from last)
        """)[0]
      return LedgerAge(
        night: row.date(0), cases: try row.int(1), changedSince: try row.int(2), neverJudged: try row.int(3),
        othersChanged: try row.int(4), isLate: try row.bool(5),
        unjudged: try row.array(6).compactMap(\.self).map(CaseReference.init(unchecked:)))
    }
  }

  /// The key workers of some cases in post on a day, by the case's reference.
  package func keyWorkers(
    of references: [CaseReference], on day: CivilDate, as capacity: Capacity
  ) async throws -> [CaseReference: [String]] {
    try await transaction(capacity, unaudited: .partOfADeed, isolation: .snapshot) { connection in
      try connection.goByIndex()
      let rows = try connection.query(
        """
        select file.reference, worker.name
        from aftercare.case_file as file
        join aftercare.key_workers as worker on worker.case_id = file.case_id
        where file.reference = any (\(references.map(\.text))::text[])
          and worker.superseded_at = 'infinity' and worker.name is not null
          and worker.start_date <= \(day.description)::date
          and coalesce(worker.end_date > \(day.description)::date, true)
        order by file.reference, worker.start_date desc, worker.id
        """)
      return Dictionary(
        grouping: try rows.map { (CaseReference(unchecked: try $0.text(0)), try $0.text(1)) }, by: \.0
      ).mapValues { $0.map(\.1) }
    }
  }
}

/// How far the ledger tells of some cases.
package struct LedgerAge: Hashable, Sendable {
  /// The night published last; nil where there is none.
  package let night: CivilDate?
  /// How many cases there are.
  package let cases: Int
  /// How many of them changed after that night began.
  package let changedSince: Int
  /// How many no night has judged.
  package let neverJudged: Int
  /// How many other cases changed since a night looked at them: whom they concern only the next one notes.
  package let othersChanged: Int
  /// Whether that night was published when the next one was due already.
  package let isLate: Bool
  /// Those of the cases that it could not judge: the ledger has what was found of them before.
  package let unjudged: [CaseReference]
}

extension Connection {
  /// The cases to which one of the bodies is a party on a day, for a request also today, or it sees them no longer; and
  /// those that changed since a night looked at them.
  fileprivate func cases(of bodies: [BodyCode], on day: CivilDate) throws -> [CaseID] {
    try query(
      """
      select party.case_id
      from aftercare.case_party as party
      where party.body = any (\(bodies.map(\.text))::text[]) and party.superseded_at = 'infinity'
        and party.until > least(\(day.description)::date, (now() at time zone 'Europe/London')::date)
        and (current_user <> 'aftercare_app' or party.until > (now() at time zone 'Europe/London')::date)
      union
      select case_id from aftercare.case_change
      order by case_id
      """
    ).map { CaseID(rawValue: Int64(try $0.int(0))) }
  }

  /// What the body makes of cases, piece by piece: while one is decoded and judged the server reads the next.
  fileprivate func each<T>(
    _ cases: [CaseID], _ known: Known, _ body: (RecordedCase) throws -> T?
  ) throws -> [T] {
    var pieces = stride(from: 0, to: cases.count, by: BulkReader.chunkSize).map { start in
      CaseSelection.cases(Array(cases[start..<min(start + BulkReader.chunkSize, cases.count)]))
    }[...]
    var found: [T] = []
    guard let first = pieces.popFirst() else { return found }
    try enterPipeline()
    do {
      try request(first, known)
      var isLast = false
      while !isLast {
        let chunk = try receive()
        isLast = pieces.isEmpty
        if let next = pieces.popFirst() { try request(next, known) }
        try chunk.decode { if let value = try body($0) { found.append(value) } }
      }
      try exitPipeline()
      return found
    } catch {
      try? exitPipeline()
      throw error
    }
  }

  /// Pieces of cases are read by key, whatever statistics the server has of tables that just grew.
  fileprivate func goByIndex() throws {
    try execute("set local plan_cache_mode = force_generic_plan; set local enable_seqscan = off")
  }
}
