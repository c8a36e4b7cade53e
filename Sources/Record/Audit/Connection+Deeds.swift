internal import Database

extension Connection {
  /// Writes a deed into the audit trail, in the transaction that is open.
  func record(_ deed: Deed, by actor: DeedActor) throws {
    try record([deed], by: actor)
  }

  /// Writes deeds of one kind, each with its own details: all to cases, or none.
  func record(_ deeds: [Deed], by actor: DeedActor) throws {
    guard let kind = deeds.first?.kind else { return }
    guard deeds.contains(where: { !$0.cases.isEmpty }) else {
      _ = try query(
        """
        select aftercare.record_audit(
          \(kind.rawValue), \(actor.text), array_fill(null::uuid, array[\(deeds.count)::integer]),
          \(deeds.map(\.detail))::text[])
        """)
      return
    }
    let numbers = deeds.flatMap { $0.cases.map { Int($0.rawValue) } }
    let details: [String?] = deeds.flatMap { deed in deed.cases.map { _ in deed.detail } }
    let recorded = try query(
      """
      select aftercare.record_audit(
        \(kind.rawValue), \(actor.text), array_agg(file.audit_key order by given.place),
        array_agg(given.detail order by given.place))
      from unnest(\(numbers)::bigint[], \(Parameter.textArray(details))::text[])
        with ordinality as given (case_id, detail, place)
      join aftercare.case_file as file on file.case_id = given.case_id
      """)
    guard try recorded[0].int(0) == numbers.count else {
      throw PostgresError(kind: .misuse, message: "an event of the audit trail was not written")
    }
  }
}
