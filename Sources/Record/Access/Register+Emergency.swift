package import CaseFile
internal import Database

extension Register {
  /// Opens a case of others to the capacity for some hours, and raises the alert; nil where there is no such case.
  ///
  /// The words are kept for those who review it; the trail has the code only.
  package func openEmergencyAccess(
    to reference: CaseReference, _ reason: EmergencyAccess.Reason, words: String, hours: Int, as capacity: Capacity
  ) async throws -> Int? {
    let deed = Deed(.breakGlass).with("reason", .code(reason)).with("hours", .count(hours))
    return try await transaction(capacity, doing: deed) { connection, deed in
      let opened = try connection.query(
        """
        select aftercare.open_emergency_access(
          \(reference.text), \(reason.rawValue), \(words), \(hours)::numeric)
        """)[0][0].flatMap { Int($0) }
      deed = deed.with("access", opened.map(DeedDetail.count) ?? .word("refused"))
      if opened != nil { deed = deed.on(try connection.caseNumbers(reference)) }
      return opened
    }
  }

  /// The emergency accesses of the capacity's body, the latest first; its own only where its role reviews none.
  package func emergencyAccesses(as capacity: Capacity) async throws -> [EmergencyAccess] {
    try await transaction(capacity, doing: Deed(.breakGlassList)) { connection, deed in
      let rows = try connection.query(
        """
        select access.access_id, access.body, access.reason_code, access.opened_at, access.ends_at,
          access.ends_at <= statement_timestamp(), access.actor, access.reason, (
            select review.finding from aftercare.emergency_review as review
            where review.access_id = access.access_id order by review.finding = 'escalated' limit 1)
        from aftercare.emergency_access as access
        order by access.access_id desc
        """)
      deed = deed.with("found", .count(rows.count))
      return try rows.map { try EmergencyAccess($0) }
    }
  }

  /// Notes what another than the opener found of an emergency access.
  ///
  /// - Throws: `RegisterError.notReviewed` where there is none, it is his own, or it was reviewed before.
  package func review(
    access: Int, _ finding: EmergencyAccess.Finding, as capacity: Capacity
  ) async throws {
    let deed = Deed(.breakGlassReview).with("access", .count(access)).with("finding", .code(finding))
    return try await transaction(capacity, doing: deed) { connection, _ in
      let answer = try connection.query(
        "select aftercare.review_emergency_access(\(access), \(finding.rawValue))")[0][0]
      guard answer == "reviewed" else {
        throw RegisterError.notReviewed(ReviewRefusal(rawValue: answer ?? "") ?? .noSuchAccess)
      }
    }
  }

  /// What was opened in emergencies and not reviewed to the end, by body and reason, without identities.
  package func unreviewedAccesses() async throws -> [UnreviewedAccess] {
    try await transaction(.nightly, unaudited: .showsNoCase, isolation: .snapshot) { connection in
      try connection.query(
        """
        select access.body, access.reason_code, count(*)
        from aftercare.emergency_access as access
        where not exists (
          select from aftercare.emergency_review as review
          where review.access_id = access.access_id and review.finding <> 'escalated')
        group by access.body, access.reason_code
        order by access.body, access.reason_code
        """
      ).map { try UnreviewedAccess($0) }
    }
  }

  /// Takes the alerts that nobody was told of yet, each once.
  package func takeAlerts() async throws -> [UnreviewedAccess] {
    try await transaction(.nightly, unaudited: .showsNoCase) { connection in
      try connection.query(
        """
        with told as (
          update aftercare.access_alert set told_at = statement_timestamp()
          where told_at is null
          returning body, reason_code)
        select body, reason_code, count(*) from told group by body, reason_code order by body, reason_code
        """
      ).map { try UnreviewedAccess($0) }
    }
  }
}

extension Connection {
  /// The number of the case of that reference, where it may be seen.
  func caseNumbers(_ reference: CaseReference) throws -> [CaseID] {
    try query("select case_id from aftercare.case_file where reference = \(reference.text)")
      .compactMap { $0[0].flatMap { Int64($0) } }.map(CaseID.init(rawValue:))
  }
}

extension EmergencyAccess {
  fileprivate init(_ row: Row) throws {
    self.init(
      id: try row.int(0), body: BodyCode(try row.text(1)) ?? .blank,
      reason: Reason(rawValue: try row.text(2)) ?? .riskToLife, openedAt: try row.text(3),
      endsAt: try row.text(4), isOver: try row.bool(5), actor: try row.text(6), words: try row.text(7),
      finding: row[8].flatMap(Finding.init(rawValue:)))
  }
}

extension UnreviewedAccess {
  fileprivate init(_ row: Row) throws {
    self.init(
      body: BodyCode(try row.text(0)) ?? .blank,
      reason: EmergencyAccess.Reason(rawValue: try row.text(1)) ?? .riskToLife, count: try row.int(2))
  }
}
