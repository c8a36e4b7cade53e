internal import Database

extension Register {
  /// All cases in chunks, by ranges of their numbers.
  package func allChunks(
    as capacity: Capacity, size: Int = BulkReader.chunkSize
  ) async throws -> [CaseSelection] {
    // From the last case of a chunk to that of the next, by index: a sort of all cases would take longer.
    let lasts = try await numbers(
      """
      with recursive chunk (last) as (
        select \(Int.min)::bigint
        union all
        select coalesce(
          (
            select case_id from aftercare.case_file
            where case_id > chunk.last order by case_id offset \(size - 1) limit 1),
          (select max(case_id) from aftercare.case_file where case_id > chunk.last))
        from chunk
        where chunk.last is not null
      )
      select last from chunk where last > \(Int.min)::bigint order by last
      """, as: capacity)
    return zip([CaseID(rawValue: .min)] + lasts, lasts).map { before, last in
      .range(CaseID(rawValue: before.rawValue == .min ? .min : before.rawValue + 1), last)
    }
  }

  private func numbers(_ sql: SQL, as capacity: Capacity) async throws -> [CaseID] {
    try await transaction(capacity, unaudited: .showsNoCase, isolation: .snapshot) { connection in
      let rows = try connection.binaryQuery(sql)
      try rows.requireTypes([.int64])
      var cases: [CaseID] = []
      cases.reserveCapacity(rows.count)
      for row in 0..<rows.count { cases.append(CaseID(rawValue: rows.int64(row, 0) ?? 0)) }
      return cases
    }
  }
}
