package import CaseFile
package import CivilTime
internal import Database

extension Register {
  /// Every change of the facts of a case, not after `knownAt`; nil where there is no such case that the capacity may see.
  ///
  /// `asking` is the word by which the audit trail knows what it was for.
  ///
  /// - Throws: `RegisterError.notYetKnown` where the moment is still to come.
  package func history(
    of reference: CaseReference, knownAt: Instant? = nil, as capacity: Capacity,
    asking: StaticString = "history"
  ) async throws -> CaseHistory? {
    let asked = Deed(.look).with("asked", .word(asking))
      .with("known_at", knownAt.map(DeedDetail.moment))
    return try await transaction(capacity, doing: asked, isolation: .readCommitted) {
      connection, deed in
      guard let seen = try connection.settledCase(reference, at: knownAt) else {
        deed = deed.with("found", .count(0))
        return nil
      }
      let steps = try connection.steps(of: seen.id, by: seen.moment(knownAt))
      guard !steps.isEmpty else {
        deed = deed.with("found", .count(0))
        return nil
      }
      deed = deed.on([seen.id])
      return CaseHistory(reference: reference, steps: steps)
    }
  }
}

extension Connection {
  /// The moments at which facts of a settled case changed, in order.
  func moments(of id: CaseID) throws -> [Instant] {
    try versions(of: id).moments
  }

  fileprivate func steps(of id: CaseID, by moment: Instant?) throws -> [CaseHistory.Step] {
    let versions = try versions(of: id)
    let withdrawals = try withdrawals(of: id)
    let moments = versions.moments.filter { at in moment.map { at <= $0 } ?? true }
    return try moments.compactMap { at in
      guard let found = try cases([id], withLedger: false, .at(at)).first else { return nil }
      return CaseHistory.Step(
        at: at, recorded: versions.filter { $0.recordedAt == at },
        superseded: versions.filter { $0.supersededAt == at },
        withdrawals: withdrawals.filter { $0.at == at }, file: found.file)
    }
  }

  /// Every version of every fact of a case, list by list.
  private func versions(of id: CaseID) throws -> [FactVersion] {
    try query(Connection.versionsOfCase, [.integer(Int(id.rawValue))]).map { row in
      FactVersion(
        list: try row.text(0), id: try row.text(1),
        recordedAt: Instant(microseconds: Int64(try row.int(2)), offsetMinutes: nil),
        supersededAt: row[3].flatMap { Int64($0) }
          .map { Instant(microseconds: $0, offsetMinutes: nil) },
        recordedBy: try row.text(4), source: try row.text(5))
    }
  }

  private static let versionsOfCase = Statement(
    assembled: FactTables.cases.filter { $0.template == .fact }
      .map { plan in
        """
        select '\(plan.name)', id, (extract(epoch from recorded_at) * 1000000)::bigint,
          (extract(epoch from nullif(superseded_at, 'infinity')) * 1000000)::bigint, recorded_by, source
        from \(plan.qualifiedName) where case_id = $1
        """
      }.joined(separator: "\nunion all\n"))
}

extension [FactVersion] {
  /// When any of them began or ended, each moment once, in order.
  fileprivate var moments: [Instant] {
    Set(map(\.recordedAt) + compactMap(\.supersededAt)).sorted()
  }
}
