package import CaseFile
internal import CivilTime
internal import Database
internal import Sheets

extension Register {
  /// Everybody who waits, the longest first.
  package func asides() async throws -> [Aside] {
    let asked = Deed(.question).with("asked", .word("asides"))
    return try await transaction(.registerOperator, doing: asked, isolation: .repeatableRead) {
      connection, deed in
      let rows = try connection.query(
        """
        select aside.aside_id, aside.from_source, coalesce(aside.place, ''), aside.reason,
          (select coalesce(array_agg(file.reference::text order by file.reference), '{}')
            from aftercare.case_file as file where file.case_id = any (aside.candidates)),
          (aside.put_aside_at at time zone 'Europe/London')::date
        from aftercare.aside
        where aside.resolved_at is null
        order by aside.aside_id
        """)
      deed = deed.with("found", .count(rows.count))
      return try rows.map { row in
        Aside(
          number: try row.int(0), source: try row.text(1), place: try row.text(2),
          reason: Doubtful.Reason(rawValue: try row.text(3)) ?? .cannotBeIdentified,
          candidates: try row.array(4).compactMap { $0.flatMap { CaseReference($0) } }, since: row.day(5))
      }
    }
  }

  /// Carries out a person's decision: records what was put aside, and remembers who it is.
  ///
  /// - Returns: The case, and what was recorded in it; nil where it was discarded.
  /// - Throws: `AsideRefusal` where it cannot be.
  package func resolve(
    aside number: Int, as decision: Aside.Decision, recordedBy: String
  ) async throws -> (CaseReference, ImportCount)? {
    let actor = actor
    return try await transaction(.registerOperator, doing: Deed(.import)) { connection, deed in
      deed = deed.with("aside", .count(number))
      guard let waiting = try connection.waiting(number) else { throw AsideRefusal.noSuchAside }
      guard let reference = try connection.reference(for: decision) else {
        try connection.close(number, .discard)
        deed = deed.with("discarded", .flag(true))
        return nil
      }
      let provenance = Provenance(source: waiting.source, recordedBy: recordedBy)
      var batch = CaseImport(
        [[waiting.person].facts(for: reference)], provenance, .registerOperator,
        coverage: .part(withdrawing: []))
      let count = try batch.run(on: connection)
      try connection.record(batch.deeds, by: actor)
      try connection.link([(reference, [waiting.person])], source: waiting.source)
      try connection.close(number, decision)
      deed = deed.with(count)
      return (reference, count)
    }
  }
}

extension Connection {
  /// Somebody who waits, locked; nil where nobody of that number does.
  fileprivate func waiting(_ number: Int) throws -> (source: String, person: SheetPerson)? {
    let rows = try query(
      """
      select from_source, person_key, coalesce(place, ''), facts
      from aftercare.aside
      where aside_id = \(number) and resolved_at is null
      for update
      """)
    guard let row = rows.first else { return nil }
    var person = SheetPerson(key: try row.text(1), file: try row.text(2), line: 0)
    person.facts = try CaseFile(json: Array(try row.text(3).utf8))
    return (try row.text(0), person)
  }

  /// The case in which a decision puts somebody; nil where it discards.
  fileprivate func reference(for decision: Aside.Decision) throws -> CaseReference? {
    switch decision {
    case .discard: return nil
    case .new: return try newReferences(1)[0]
    case .known(let reference):
      let found = try query("select case_id from aftercare.case_file where reference = \(reference.text)")
      guard !found.isEmpty else { throw AsideRefusal.noSuchCase }
      return reference
    }
  }

  /// Ends the waiting; nothing of the person stays.
  fileprivate func close(_ number: Int, _ decision: Aside.Decision) throws {
    let resolution =
      switch decision {
      case .known: "case"
      case .new: "new"
      case .discard: "discarded"
      }
    _ = try query(
      """
      update aftercare.aside
      set resolved_at = now(), resolution = \(resolution), person_key = null, nhs_number = null,
        birth_date = null, wanted_reference = null, facts = null
      where aside_id = \(number)
      """)
  }
}
