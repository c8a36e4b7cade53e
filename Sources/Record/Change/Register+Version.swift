package import CaseFile
package import CivilTime
internal import Database

extension Register {
  /// The version of a case, which counts its changes; nil where there is none that the capacity may see.
  package func version(
    of reference: CaseReference, as capacity: Capacity
  ) async throws -> Int? {
    try await transaction(capacity, doing: Deed(.look)) { connection, deed in
      let rows = try connection.query(
        "select case_id, version from aftercare.case_file where reference = \(reference.text)")
      guard let row = rows.first else {
        deed = deed.with("found", .count(0))
        return nil
      }
      deed = deed.on([CaseID(rawValue: Int64(try row.int(0)))])
      return try row.int(1)
    }
  }

  /// The facts of a case that were withdrawn by name, with the reasons, oldest first.
  package func withdrawals(
    of reference: CaseReference, as capacity: Capacity
  ) async throws -> [RecordedWithdrawal] {
    try await transaction(capacity, doing: Deed(.look)) { connection, deed in
      let found = try connection.query(
        "select case_id from aftercare.case_file where reference = \(reference.text)")
      guard let row = found.first else {
        deed = deed.with("found", .count(0))
        return []
      }
      let id = CaseID(rawValue: Int64(try row.int(0)))
      deed = deed.on([id])
      return try connection.withdrawals(of: id)
    }
  }
}

/// A fact that was withdrawn by name; the fact itself stays in the register, superseded at that moment.
package struct RecordedWithdrawal: Hashable, Sendable {
  package let withdrawal: FactWithdrawal
  /// The moment: that of `superseded_at` of the fact.
  package let at: Instant
  package let by: String
  package let source: String
}

extension Connection {
  /// The withdrawals of a case within the transaction at hand, oldest first.
  func withdrawals(of id: CaseID) throws -> [RecordedWithdrawal] {
    try query(
      """
      select list, id, reason, (extract(epoch from withdrawn_at) * 1000000)::bigint, withdrawn_by, withdrawn_in
      from aftercare.withdrawal
      where case_id = \(Int(id.rawValue))
      order by withdrawn_at, list, id
      """
    ).map { row in
      RecordedWithdrawal(
        withdrawal: FactWithdrawal(
          list: try row.text(0), id: try row.text(1), reason: try row.text(2)),
        at: Instant(microseconds: Int64(try row.int(3)), offsetMinutes: nil), by: try row.text(4),
        source: try row.text(5))
    }
  }
}
