internal import Database
package import Sheets

/// Which case somebody in a sheet is, as far as the register can tell.
package enum SheetMatch: Hashable, Sendable {
  case known(CaseID)
  case new
  /// It is doubtful; it could be one of these cases.
  case doubtful(Doubtful.Reason, [CaseID])
}

extension Register {
  /// Finds out who the people in a sheet are, in their order; records nothing.
  ///
  /// - Parameters:
  ///   - source: Under which name sheets of that source are imported; empty where they are not.
  ///   - digest: SHA-256 of the sheet, for the audit trail.
  package func matches(
    of people: [SheetPerson], source: String, digest: [UInt8]
  ) async throws -> [SheetMatch] {
    let asked = Deed(.question).with("asked", .word("comparison")).with("sha256", .digests([digest]))
      .with("people", .count(people.count))
    return try await transaction(.registerOperator, doing: asked, isolation: .repeatableRead) {
      connection, _ in
      IntakePlan.findings(people, held: try connection.held(people, source: source)).map { finding in
        switch finding {
        case .known(let id): .known(CaseID(rawValue: id))
        case .new: .new
        case .doubtful(let reason, let cases): .doubtful(reason, cases.map(CaseID.init(rawValue:)))
        }
      }
    }
  }
}
