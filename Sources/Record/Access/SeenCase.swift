internal import CaseFile
internal import CivilTime
internal import Database
internal import Schema

/// A case that who asks may see, and until when.
struct SeenCase {
  let id: CaseID
  /// The last moment that is for it; nil while its body is a party.
  let end: Instant?

  /// The moment to read at: the one asked about, but never later than the end. Nil is now.
  func moment(_ asked: Instant?) -> Instant? {
    guard let end else { return asked }
    return asked.map { min($0, end) } ?? end
  }
}

extension Connection {
  /// The case of that reference; nil where the role sees none.
  ///
  /// Row-level security hides what was recorded after the end of a body's access. What was superseded after it must
  /// still read as it stood, so facts are read as known at the end.
  func seenCase(_ reference: CaseReference) throws -> SeenCase? {
    try query(
      """
      select case_id, \(Connection.lastMoment)
      from aftercare.case_file where reference = \(reference.text)
      """
    ).first.map { try SeenCase($0) }
  }

  /// The cases to which the bodies of who asks are no longer a party.
  fileprivate func formerCases() throws -> [SeenCase] {
    try query(
      """
      select case_id, \(Connection.lastMoment)
      from aftercare.case_file where aftercare.known_until(case_id) is not null
      """
    ).map { try SeenCase($0) }
  }

  private static var lastMoment: SQL {
    """
    case when current_user = 'aftercare_app'
      then (extract(epoch from aftercare.known_until(case_id)) * 1000000)::bigint - 1 end
    """
  }
}

extension SeenCase {
  fileprivate init(_ row: Row) throws {
    id = CaseID(rawValue: Int64(try row.int(0)))
    end = row[1].flatMap { Int64($0) }.map { Instant(microseconds: $0, offsetMinutes: nil) }
  }
}

extension Register {
  /// The cases that the capacity sees only as they were known at a moment.
  func formerCases(as capacity: Capacity) async throws -> [SeenCase] {
    guard capacity.role == .application else { return [] }
    return try await transaction(capacity, unaudited: .partOfADeed, isolation: .snapshot) {
      connection in try connection.formerCases()
    }
  }
}
