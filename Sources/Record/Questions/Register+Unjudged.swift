package import CaseFile
package import CivilTime
internal import Database

/// Of which cases the last night leaves only what was found before.
extension Register {
  /// The cases that a night could not judge and to which one of the bodies was a party then; of the whole register
  /// where no bodies are given.
  package func unjudged(
    among bodies: [BodyCode]?, on night: CivilDate, as capacity: Capacity
  ) async throws -> [CaseReference] {
    let codes = bodies?.map(\.text)
    return try await transaction(capacity, unaudited: .partOfADeed, isolation: .snapshot) { connection in
      try connection.query(
        """
        select file.reference
        from aftercare.unjudged_case as missed
        join aftercare.case_file as file on file.case_id = missed.case_id
        where missed.on_date = \(night.description)::date
          and (\(codes)::text[] is null or exists (
            select from aftercare.case_party as party
            where party.case_id = missed.case_id and party.body = any (\(codes)::text[])
              and party.superseded_at = 'infinity' and party.until > \(night.description)::date))
        order by file.reference
        """
      ).map { CaseReference(unchecked: try $0.text(0)) }
    }
  }

  /// Every case that a night could not judge, by reference, with the bodies that were a party to it then.
  package func unjudged(on night: CivilDate, as capacity: Capacity = .nightly) async throws -> [UnjudgedCase] {
    try await transaction(capacity, unaudited: .partOfADeed, isolation: .snapshot) { connection in
      try connection.query(
        """
        select file.reference, array(
          select party.body from aftercare.case_party as party
          where party.case_id = missed.case_id and party.superseded_at = 'infinity'
            and party.until > \(night.description)::date)
        from aftercare.unjudged_case as missed
        join aftercare.case_file as file on file.case_id = missed.case_id
        where missed.on_date = \(night.description)::date
        order by file.reference
        """
      ).map { UnjudgedCase(reference: CaseReference(unchecked: try $0.text(0)), parties: Set(try $0.bodies(1))) }
    }
  }

  /// The night published last where it could not judge the case; nil where it could, or the capacity does not see it.
  package func nightThatMissed(_ reference: CaseReference, as capacity: Capacity) async throws -> CivilDate? {
    try await transaction(capacity, unaudited: .partOfADeed, isolation: .snapshot) { connection in
      try connection.query(
        """
        select missed.on_date
        from aftercare.unjudged_case as missed
        join aftercare.case_file as file on file.case_id = missed.case_id
        where missed.on_date = (select max(on_date) from aftercare.night) and file.reference = \(reference.text)
        """
      ).first?.date(0)
    }
  }
}

/// A case of which a night says nothing.
package struct UnjudgedCase: Hashable, Sendable {
  package let reference: CaseReference
  /// The bodies that were a party to it, on the night or later.
  package let parties: Set<BodyCode>
}
