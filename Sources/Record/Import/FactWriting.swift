internal import Database
internal import Schema

/// Writes changes of facts: supersedes, then records, each table by one statement.
struct FactWriting {
  let plans: [TablePlan]
  let staging: Staging
  /// The moment of the change, as the database wrote it.
  let at: String
  let provenance: Provenance

  func write(_ changes: FactChanges, on connection: isolated Connection) throws {
    let filled = plans.indices.filter { changes.rows.tables[$0].rowCount > 0 }
    try staging.prepare(filled.map { plans[$0].staging }, on: connection)
    for table in filled {
      try staging.copy(changes.rows.tables[table], into: plans[table].staging, on: connection)
    }
    try connection.perform(
      plans.indices.flatMap { superseding($0, changes.superseded[$0]) }
        + filled.map { recording(plans[$0]) })
  }

  /// Supersedes facts of a table and what is inside them.
  private func superseding(_ table: Int, _ superseded: FactChanges.Superseded) -> [Command] {
    guard !superseded.ids.isEmpty else { return [] }
    let ids: [Parameter] = [.text(at), .textArray(superseded.ids)]
    guard plans[table].template != .directory else {
      return [
        Command(
          text: """
            update \(plans[table].qualifiedName) set superseded_at = $1::timestamptz
            where id = any ($2::text[]) and superseded_at = 'infinity'
            """, ids)
      ]
    }
    return (table..<table + plans[table].span).map { part in
      Command(
        text: """
          update \(plans[part].qualifiedName) as fact set superseded_at = $1::timestamptz
          from unnest($3::bigint[], $2::text[]) as superseded (case_id, id)
          where fact.case_id = superseded.case_id
            and fact.\(part == table ? "id" : "part_of") = superseded.id
            and fact.superseded_at = 'infinity'
          """, ids + [.integerArray(superseded.cases)])
    }
  }

  private func recording(_ plan: TablePlan) -> Command {
    let columns = plan.staging.columns.map(\.name).joined(separator: ", ")
    return Command(
      text: """
        insert into \(plan.qualifiedName) (recorded_at, recorded_by, source, \(columns))
        select $1::timestamptz, $2, $3, \(columns)
        from \(staging.name(of: plan.staging))
        """, [.text(at), .text(provenance.recordedBy), .text(provenance.source)])
  }
}
