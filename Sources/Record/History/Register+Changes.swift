package import CaseFile
package import CivilTime
internal import Database

/// What became of one fact of a case at one moment.
package struct FactMove: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case recorded, corrected, withdrawn
  }

  package let reference: CaseReference
  package let at: Instant
  package let kind: Kind
  /// The list, as in a case file.
  package let list: String
  package let id: String
  /// Who recorded it; nil where a file no longer held it, which names nobody.
  package let recordedBy: String?
  /// The file or form.
  package let source: String?
}

/// What came from one file or form.
package struct FactSource: Hashable, Sendable {
  package let source: String
  /// How many facts were recorded, corrected or withdrawn by it.
  package let facts: Int
  package let last: Instant
}

extension Register {
  /// What was recorded, corrected and withdrawn from a moment on: in the cases to which these bodies are a party now, or
  /// in the whole register.
  ///
  /// Goes from the cases that changed to their facts, by index.
  package func factMoves(
    since moment: Instant, of bodies: [BodyCode]?, as capacity: Capacity, doing deed: Deed
  ) async throws -> [FactMove] {
    try await transaction(capacity, doing: deed, isolation: .repeatableRead) { connection, deed in
      let references = try connection.changedCases(since: moment, of: bodies)
      let rows = try connection.query(
        Connection.movesOfCases, [.integerArray(references.keys.sorted()), .text(moment.description)])
      deed = deed.with("cases", .count(references.count))
      return try rows.compactMap { row in
        guard let reference = references[try row.int(0)] else { return nil }
        return FactMove(
          reference: reference, at: Instant(microseconds: Int64(try row.int(1)), offsetMinutes: nil),
          kind: FactMove.Kind(rawValue: try row.text(2)) ?? .recorded, list: try row.text(3), id: try row.text(4),
          recordedBy: row[5], source: row[6])
      }
    }
  }

  /// The same by the file or form it came from, in order of their names; what names none is left out.
  package func factSources(
    since moment: Instant, of bodies: [BodyCode]?, as capacity: Capacity, doing deed: Deed
  ) async throws -> [FactSource] {
    try await transaction(capacity, doing: deed, isolation: .repeatableRead) { connection, deed in
      let references = try connection.changedCases(since: moment, of: bodies)
      deed = deed.with("cases", .count(references.count))
      return try connection.query(
        Connection.sourcesOfCases, [.integerArray(references.keys.sorted()), .text(moment.description)]
      ).map { row in
        FactSource(
          source: try row.text(0), facts: try row.int(1),
          last: Instant(microseconds: Int64(try row.int(2)), offsetMinutes: nil))
      }
    }
  }
}

extension Connection {
  /// Cases that changed from a moment on, by their numbers; what follows goes by index.
  fileprivate func changedCases(since moment: Instant, of bodies: [BodyCode]?) throws -> [Int: CaseReference] {
    let parties: SQL =
      bodies.map {
        """
        and file.case_id in (
          select party.case_id from aftercare.case_party as party
          where party.body = any (\($0.map(\.text))::text[]) and party.superseded_at = 'infinity'
            and party.until > (now() at time zone 'Europe/London')::date)
        """
      } ?? ""
    let cases = try query(
      """
      select file.case_id, file.reference from aftercare.case_file as file
      where file.changed_at >= \(moment.description)::timestamptz \(parties)
      """)
    try execute("set local plan_cache_mode = force_generic_plan; set local enable_seqscan = off")
    return Dictionary(
      uniqueKeysWithValues: try cases.map { (try $0.int(0), CaseReference(unchecked: try $0.text(1))) })
  }

  /// A version that began as another ended is a correction; one that ended with none after it a withdrawal.
  fileprivate static let movesOfCases = Statement(
    assembled: FactTables.cases.filter { $0.template == .fact }
      .map { plan in
        """
        select fact.case_id, (extract(epoch from fact.recorded_at) * 1000000)::bigint,
          case when exists (
            select from \(plan.qualifiedName) as before where before.case_id = fact.case_id and before.id = fact.id
              and before.superseded_at = fact.recorded_at) then 'corrected' else 'recorded' end,
          '\(plan.name)', fact.id, fact.recorded_by, fact.source
        from \(plan.qualifiedName) as fact
        where fact.case_id = any ($1::bigint[]) and fact.recorded_at >= $2::timestamptz
        union all
        select fact.case_id, (extract(epoch from fact.superseded_at) * 1000000)::bigint, 'withdrawn',
          '\(plan.name)', fact.id, said.withdrawn_by, said.withdrawn_in
        from \(plan.qualifiedName) as fact
        left join aftercare.withdrawal as said on said.case_id = fact.case_id and said.list = '\(plan.name)'
          and said.id = fact.id and said.withdrawn_at = fact.superseded_at
        where fact.case_id = any ($1::bigint[]) and fact.superseded_at >= $2::timestamptz
          and fact.superseded_at < 'infinity'
          and not exists (
            select from \(plan.qualifiedName) as later where later.case_id = fact.case_id and later.id = fact.id
              and later.recorded_at = fact.superseded_at)
        """
      }.joined(separator: "\nunion all\n"))

  /// The same moves, counted by source: what a correction replaced is asked of no row.
  fileprivate static let sourcesOfCases = Statement(
    assembled: """
      select source, count(*), (extract(epoch from max(at)) * 1000000)::bigint
      from (
      \(FactTables.cases.filter { $0.template == .fact }
        .map { plan in
          """
          select fact.source, fact.recorded_at as at
          from \(plan.qualifiedName) as fact
          where fact.case_id = any ($1::bigint[]) and fact.recorded_at >= $2::timestamptz
          union all
          select said.withdrawn_in, said.withdrawn_at
          from aftercare.withdrawal as said
          where said.case_id = any ($1::bigint[]) and said.list = '\(plan.name)'
            and said.withdrawn_at >= $2::timestamptz
            and not exists (
              select from \(plan.qualifiedName) as later where later.case_id = said.case_id and later.id = said.id
                and later.recorded_at = said.withdrawn_at)
          """
        }.joined(separator: "\nunion all\n"))
      ) as move
      where source is not null
      group by source
      order by source collate "C"
      """)
}
