internal import Audit
package import CivilTime
internal import Database
internal import Schema

extension Register {
  /// Notes that reports stand in their folder. Written again, the note has the last writing.
  package func noteWritten(_ night: CivilDate, into folder: String, _ pages: [WrittenPage]) async throws {
    let bodies = pages.map(\.body)
    let hashes = pages.map { Hexadecimal.text($0.hash) }
    try await transaction(.nightly, unaudited: .showsNoCase) { connection in
      _ = try connection.query(
        """
        insert into aftercare.report_delivery (on_date, body, kind, target, file_hash, state)
        select \(night.description)::date, page.body, 'folder', \(SHA256.hash(folder.utf8))::bytea,
          decode(page.hash, 'hex'), 'done'
        from unnest(\(bodies)::text[], \(hashes)::text[]) as page (body, hash)
        on conflict (on_date, body, kind, target) do update
        set file_hash = excluded.file_hash, state = 'done', attempts = report_delivery.attempts + 1,
          tried_at = clock_timestamp(), next_try_at = null
        """)
    }
  }

  /// The bodies whose report of a night stands in some folder.
  package func bodiesWritten(_ night: CivilDate) async throws -> Set<String> {
    try await transaction(.nightly, unaudited: .showsNoCase) { connection in
      Set(
        try connection.query(
          """
          select distinct body from aftercare.report_delivery
          where on_date = \(night.description)::date and kind = 'folder' and state = 'done'
          """
        ).map { try $0.text(0) })
    }
  }

  /// Takes a delivery to try it now; false where it is done, given up, not due yet, or another tries it.
  ///
  /// The claim is committed before anything is sent: what dies between the two is `trying` for good, and is tried
  /// again when it is forgotten.
  package func claim(_ delivery: ReportDelivery, message: [UInt8]) async throws -> Bool {
    try await transaction(.nightly, unaudited: .showsNoCase) { connection in
      try connection.query(
        """
        insert into aftercare.report_delivery (on_date, body, kind, target, file_hash, state)
        values (
          \(delivery.night.description)::date, \(delivery.body), \(delivery.kind.rawValue),
          \(SHA256.hash(delivery.target.utf8))::bytea, \(SHA256.hash(message))::bytea, 'trying')
        on conflict (on_date, body, kind, target) do update
        set state = 'trying', attempts = report_delivery.attempts + 1, file_hash = excluded.file_hash,
          tried_at = clock_timestamp(), next_try_at = null
        where (report_delivery.state = 'failed' and report_delivery.next_try_at <= clock_timestamp())
          or (report_delivery.state = 'trying'
            and report_delivery.attempts < \(ReportDelivery.mostAttempts)
            and report_delivery.tried_at
              < clock_timestamp() - make_interval(secs => \(ReportDelivery.secondsUntilForgotten)))
        returning 1
        """
      ).count == 1
    }
  }

  /// Writes down how a claimed try ended; a failed one is due again after 10, 20, 40 … minutes.
  package func settle(_ delivery: ReportDelivery, _ outcome: DeliveryOutcome) async throws {
    let isDone = if case .done = outcome { true } else { false }
    try await transaction(.nightly, unaudited: .showsNoCase) { connection in
      _ = try connection.query(
        """
        update aftercare.report_delivery
        set state = case when \(isDone) then 'done'
            when attempts >= \(ReportDelivery.mostAttempts) then 'given_up' else 'failed' end,
          next_try_at = case when not \(isDone) and attempts < \(ReportDelivery.mostAttempts)
            then clock_timestamp() + make_interval(mins => 5 * (2 ^ least(attempts, 10))::integer) end
        where on_date = \(delivery.night.description)::date and body = \(delivery.body)
          and kind = \(delivery.kind.rawValue) and target = \(SHA256.hash(delivery.target.utf8))::bytea
          and state = 'trying'
        """)
    }
  }

  /// In which state each delivery of a night by mail is: how many.
  package func deliveryCounts(_ night: CivilDate) async throws -> [String: Int] {
    try await transaction(.nightly, unaudited: .showsNoCase) { connection in
      let rows = try connection.query(
        """
        select state, count(*) from aftercare.report_delivery
        where on_date = \(night.description)::date and kind = 'mail' group by state
        """)
      return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.text(0), try $0.int(1)) })
    }
  }
}
