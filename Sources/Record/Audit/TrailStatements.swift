internal import Audit
internal import Database

/// How the trail is read: in the binary form in which it is hashed. Only numbers are put into the text.
enum TrailStatements {
  /// How many events the seals that are read together may cover, beyond the first of them.
  static let pageSize = 65_536

  /// The seals after one, as many as make a page.
  static func seals(after number: Int64, total: Int64) -> Statement {
    Statement(
      assembled: """
        copy (
          select seal_id, era, from_xid, to_xid, next_xid, events, total, first_event, last_event,
            root, leaves, sealed_at, previous, hash
          from aftercare.audit_seal
          where seal_id > \(number)
            and (total <= \(total &+ Int64(pageSize))
              or seal_id = (select min(seal_id) from aftercare.audit_seal where seal_id > \(number)))
          order by seal_id
          limit 1000
        ) to stdout (format binary)
        """)
  }

  /// The events from one place in the trail to another, or to its end.
  static func events(from start: TrailKey?, to end: TrailKey?) -> Statement {
    let conditions = [
      start.map { "(era, xid) >= (\($0.era), '\($0.xid)'::xid8)" },
      end.map { "(era, xid) < (\($0.era), '\($0.xid)'::xid8)" },
    ].compactMap { $0 }
    return Statement(
      assembled: """
        copy (
          select format, event_id, at, era, xid, login, role, actor, bodies, kind, case_key, detail, hash
          from aftercare.audit_event
          \(conditions.isEmpty ? "" : "where " + conditions.joined(separator: " and "))
          order by era, xid, event_id
        ) to stdout (format binary)
        """)
  }

  /// The events of one case.
  static func events(ofCase number: Int64) -> Statement {
    Statement(
      assembled: """
        copy (
          select format, event_id, at, era, xid, login, role, actor, bodies, kind, case_key, detail, hash
          from aftercare.audit_event
          where case_key = (select audit_key from aftercare.case_file where case_id = \(number))
          order by era, xid, event_id
        ) to stdout (format binary)
        """)
  }

  /// The seals from the one that covers a place to the last.
  static func seals(from place: TrailKey) -> Statement {
    Statement(
      assembled: """
        copy (
          select seal_id, era, from_xid, to_xid, next_xid, events, total, first_event, last_event,
            root, leaves, sealed_at, previous, hash
          from aftercare.audit_seal
          where seal_id >= (
            select min(seal_id) from aftercare.audit_seal where (era, to_xid) > (\(place.era), '\(place.xid)'::xid8))
          order by seal_id
        ) to stdout (format binary)
        """)
  }
}
