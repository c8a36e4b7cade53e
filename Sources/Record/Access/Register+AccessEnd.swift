package import CaseFile
internal import CivilTime
internal import Database

extension Register {
  /// The end of the capacity's access to a case, as the database writes it; nil while it is a party, or has none.
  ///
  /// What was recorded from then on row-level security hides. What was superseded from then on must still read as
  /// it stood: whoever reads facts for this capacity asks for them as known at this instant.
  package func accessEnd(of reference: CaseReference, as capacity: Capacity) async throws -> String? {
    try await transaction(capacity, unaudited: .showsNoCase, isolation: .snapshot) { connection in
      try connection.query(
        """
        select aftercare.known_until(case_id) from aftercare.case_file where reference = \(reference.text)
        """
      ).first?[0]
    }
  }
}
