package import CaseFile
internal import Database

/// One line of the trail of a case: who did what, and when.
package struct TrailEntry: Hashable, Sendable {
  package let event: Int
  /// As the database writes it.
  package let at: String
  package let kind: String
  package let actor: String
  package let login: String
  package let role: String
  /// The bodies on whose behalf a request asked, with a space between.
  package let bodies: String
  /// One JSON object.
  package let detail: String
}

extension Register {
  /// Who looked at a case and who changed it, in order; nil where there is no such case.
  package func trail(of reference: CaseReference) async throws -> [TrailEntry]? {
    try await transaction(
      .registerOperator, doing: Deed(.trailLook), isolation: .repeatableRead
    ) { connection, deed in
      let found = try connection.query(
        "select case_id, audit_key from aftercare.case_file where reference = \(reference.text)")
      guard let row = found.first else { return nil }
      deed = deed.on([CaseID(rawValue: Int64(try row.int(0)))])
      return try connection.query(
        """
        select event_id, at, kind, actor, login, role, bodies, detail
        from aftercare.audit_event
        where case_key = \(try row.text(1))::uuid
        order by event_id
        """
      ).map { row in
        TrailEntry(
          event: try row.int(0), at: try row.text(1), kind: try row.text(2), actor: try row.text(3),
          login: try row.text(4), role: try row.text(5), bodies: try row.text(6),
          detail: try row.text(7))
      }
    }
  }

  /// Notes that the whole trail is about to be written to a file.
  package func noteTrailExport() async throws {
    try await transaction(.seal, doing: Deed(.trailExport)) { _, _ in }
  }
}
