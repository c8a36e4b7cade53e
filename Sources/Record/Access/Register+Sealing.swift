package import CaseFile
package import CivilTime
internal import Database

/// Why a case is sealed.
package enum SealingReason: String, CaseIterable, Sendable {
  case staffMember = "staff_member"
  case relativeOfStaff = "relative_of_staff"
  case protectedAddress = "protected_address"
  case publicFigure = "public_figure"
  case courtOrder = "court_order"
}

extension Register {
  /// Seals a case, so that of its parties only the roles named in sql/access.csv see it; false where there is none.
  ///
  /// `until` is the first day on which it is sealed no longer.
  package func sealCase(
    _ reference: CaseReference, _ reason: SealingReason, until: CivilDate?, as capacity: Capacity
  ) async throws -> Bool {
    let deed = Deed(.caseSealed).with("reason", .code(reason)).with("until", until.map(DeedDetail.day))
    return try await transaction(capacity, doing: deed) { connection, deed in
      let cases = try connection.caseNumbers(reference)
      guard let number = cases.first else { return false }
      deed = deed.on(cases)
      _ = try connection.query(
        """
        insert into aftercare.case_restriction (case_id, body, reason_code, sealed_by, until)
        values (
          \(Int(number.rawValue)),
          split_part(current_setting('aftercare.bodies'), ',', 1), \(reason.rawValue),
          current_setting('aftercare.actor'), coalesce(\(until?.description)::date, 'infinity'))
        """)
      return true
    }
  }

  /// Lifts the seal of a case; false where there is none to lift.
  package func unsealCase(_ reference: CaseReference, as capacity: Capacity) async throws -> Bool {
    try await transaction(capacity, doing: Deed(.caseUnsealed)) { connection, deed in
      let cases = try connection.caseNumbers(reference)
      guard let number = cases.first else { return false }
      deed = deed.on(cases)
      let lifted =
        try connection.query(
          """
          update aftercare.case_restriction
          set lifted_at = clock_timestamp(), lifted_by = current_setting('aftercare.actor')
          where case_id = \(Int(number.rawValue)) and lifted_at = 'infinity'
          returning 1
          """
        ).count == 1
      deed = deed.with("lifted", .flag(lifted))
      return lifted
    }
  }
}
