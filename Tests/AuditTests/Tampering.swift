import Audit

/// A way to tamper with the trail, and what verifying must find.
struct Tampering {
  /// Statements of a superuser who has switched the triggers off.
  var script: String
  /// What must be found, and where.
  var expected: TrailFault.Kind
  var event: Int?
  var seal: Int?
  /// The anchors that whoever verifies has in hand.
  var anchors: [Anchor]

  /// The fourteen kinds.
  enum Kind: String, CaseIterable {
    case editValue, editTime, deleteMiddle, deleteTail, deleteTailAndSeals, reorder, insertBackdated
    case swapIDs, replaySeal, restoreBackup, truncate, changeActor, changeEncoding, resign
  }
}

/// A trail as it stands, from which tamperings are made up.
struct Target {
  /// Sealed events in their order, each with its seal.
  let events: [(id: Int, seal: Int)]
  let heads: [SealHead]
  let key: AnchorKey

  var anchors: [Anchor] {
    heads.map { head in
      var anchor = Anchor(head)
      try? anchor.sign(with: key)
      return anchor
    }
  }

  func tampering(_ kind: Tampering.Kind, _ chance: inout Chance) -> Tampering {
    let place = Int.random(in: 0..<events.count, using: &chance)
    let event = events[place]
    switch kind {
    case .editValue:
      let edit =
        [
          "detail = '{\"cases\":999}'", "kind = 'export'", "bodies = 'QPN'", "case_key = gen_random_uuid()",
          "case_key = null", "login = 'somebody'", "role = 'aftercare_operator'",
        ].randomElement(using: &chance) ?? ""
      return changed(event, edit, &chance)
    case .editTime:
      let microseconds = Int.random(in: 1...10_000_000_000, using: &chance)
      return changed(event, "at = at + interval '\(microseconds) microseconds'", &chance)
    case .changeActor: return changed(event, "actor = 'account:another'", &chance)
    case .changeEncoding:
      let edit =
        [
          "detail = replace(detail::text, ':', ': ')::json", "detail = (detail::text || ' ')::json",
          "detail = replace(detail::text, 'cases', '\\u0063ases')::json", "detail = detail::jsonb::json",
        ].randomElement(using: &chance) ?? ""
      return changed(event, edit, &chance)
    case .deleteMiddle:
      let end = min(events.count - 1, place + Int.random(in: 0...3, using: &chance))
      return missing(from: place, to: end)
    case .deleteTail: return missing(from: place, to: events.count - 1)
    case .deleteTailAndSeals, .restoreBackup: return cut(&chance, kind)
    case .reorder: return reordered(place, &chance)
    case .swapIDs: return swapped(place, &chance)
    case .insertBackdated: return inserted(event, &chance)
    case .replaySeal: return replayed(&chance)
    case .truncate: return truncated(&chance)
    case .resign: return resigned(event, &chance)
    }
  }

  /// An edit, with or without making the event's hash anew.
  private func changed(_ event: (id: Int, seal: Int), _ edit: String, _ chance: inout Chance) -> Tampering {
    var script = "update aftercare.audit_event set \(edit) where event_id = \(event.id);"
    if Bool.random(using: &chance) { script += rehash("event_id = \(event.id)") }
    return Tampering(
      script: script, expected: .eventChanged, event: event.id, seal: event.seal, anchors: some(&chance))
  }

  private func rehash(_ condition: String) -> String {
    "update aftercare.audit_event as e set hash = public.hash_again(e) where \(condition);"
  }

  private func missing(from first: Int, to last: Int) -> Tampering {
    let ids = events[first...last].map { String($0.id) }.joined(separator: ", ")
    return Tampering(
      script: "delete from aftercare.audit_event where event_id in (\(ids));", expected: .eventMissing,
      event: events[first].id, seal: events[first].seal, anchors: [])
  }

  /// Everything after a seal is gone, as if an older backup had been restored.
  private func cut(_ chance: inout Chance, _ kind: Tampering.Kind) -> Tampering {
    let kept = Int.random(in: 0..<heads.count, using: &chance)
    let gone = events.filter { $0.seal > kept }.map { String($0.id) }.joined(separator: ", ")
    let unsealed =
      kind == .restoreBackup ? "delete from aftercare.audit_event where event_id > \(events.map(\.id).max() ?? 0);" : ""
    return Tampering(
      script: """
        \(unsealed)
        delete from aftercare.audit_event where event_id in (\(gone));
        delete from aftercare.audit_seal where seal_id > \(kept);
        """, expected: .tailMissing, seal: kept + 1, anchors: [anchors[anchors.count - 1]])
  }

  /// Two events change places: each gets the transaction of the other.
  private func reordered(_ place: Int, _ chance: inout Chance) -> Tampering {
    let (first, second) = pair(place, &chance) { $0.seal != $1.seal }
    return Tampering(
      script: """
        update aftercare.audit_event as e set xid = o.xid
        from aftercare.audit_event as o
        where e.event_id in (\(first.id), \(second.id)) and o.event_id in (\(first.id), \(second.id))
          and o.event_id <> e.event_id;
        """ + (Bool.random(using: &chance) ? rehash("event_id in (\(first.id), \(second.id))") : ""),
      expected: .eventMissing, event: first.id, seal: first.seal, anchors: some(&chance))
  }

  private func swapped(_ place: Int, _ chance: inout Chance) -> Tampering {
    let (first, second) = pair(place, &chance) { $0.id != $1.id }
    return Tampering(
      script: """
        alter table aftercare.audit_event alter column event_id drop identity;
        update aftercare.audit_event set event_id = -event_id where event_id in (\(first.id), \(second.id));
        update aftercare.audit_event set event_id = case event_id when -\(first.id) then \(second.id)
          else \(first.id) end where event_id in (-\(first.id), -\(second.id));
        """ + (Bool.random(using: &chance) ? rehash("event_id in (\(first.id), \(second.id))") : ""),
      expected: .eventChanged, event: first.id, seal: first.seal, anchors: some(&chance))
  }

  private func pair(
    _ place: Int, _ chance: inout Chance, _ fits: ((id: Int, seal: Int), (id: Int, seal: Int)) -> Bool
  ) -> ((id: Int, seal: Int), (id: Int, seal: Int)) {
    var other = place
    while !fits(events[place], events[other]) {
      other = Int.random(in: 0..<events.count, using: &chance)
    }
    return (events[min(place, other)], events[max(place, other)])
  }

  /// A copy of an event with another number: in a sealed range, or at the end with an old time.
  private func inserted(_ event: (id: Int, seal: Int), _ chance: inout Chance) -> Tampering {
    let isAtEnd = Bool.random(using: &chance)
    let xid = isAtEnd ? "pg_current_xact_id()" : "xid"
    return Tampering(
      script: """
        insert into aftercare.audit_event overriding system value
        select format, 1000000, at - interval '1 day', era, \(xid), login, role, actor, bodies, kind,
          case_key, detail, hash
        from aftercare.audit_event where event_id = \(event.id);
        """ + rehash("event_id = 1000000"),
      expected: isAtEnd ? .eventBackdated : .eventInserted, event: 1_000_000,
      seal: isAtEnd ? nil : event.seal, anchors: [])
  }

  /// An older seal stands again, in the place of a later one or after the last.
  private func replayed(_ chance: inout Chance) -> Tampering {
    let old = Int.random(in: 1..<heads.count, using: &chance)
    let new = Int.random(in: old + 1...heads.count + 1, using: &chance)
    return Tampering(
      script: """
        delete from aftercare.audit_seal where seal_id = \(new);
        insert into aftercare.audit_seal
        select \(new), era, from_xid, to_xid, next_xid, events, total, first_event, last_event, root, leaves,
          sealed_at, previous, hash
        from aftercare.audit_seal where seal_id = \(old);
        """, expected: .sealChanged, seal: new, anchors: some(&chance))
  }

  private func truncated(_ chance: inout Chance) -> Tampering {
    guard Bool.random(using: &chance) else {
      return Tampering(
        script: "truncate aftercare.audit_event;", expected: .eventMissing, event: events[0].id,
        seal: events[0].seal, anchors: [])
    }
    return Tampering(
      script: "truncate aftercare.audit_event, aftercare.audit_seal;", expected: .tailMissing, seal: 1,
      anchors: [anchors.randomElement(using: &chance) ?? anchors[0]])
  }

  /// The whole chain is made anew over a changed event; anchors are forged with another key, or not at all.
  private func resigned(_ event: (id: Int, seal: Int), _ chance: inout Chance) -> Tampering {
    let isForged = Bool.random(using: &chance)
    return Tampering(
      script: """
        update aftercare.audit_event set actor = 'account:another' where event_id = \(event.id);
        \(rehash("event_id = \(event.id)"))
        delete from aftercare.audit_seal;
        set local role aftercare_seal;
        do $$ begin while aftercare.seal_audit(8) is not null loop end loop; end $$;
        reset role;
        """, expected: isForged ? .anchorUnsigned : .sealForked, seal: isForged ? nil : heads[0].seal.asInt,
      anchors: isForged ? forged : [anchors[0]])
  }

  private var forged: [Anchor] {
    let another = AnchorKey()
    return heads.map { head in
      var anchor = Anchor(head)
      try? anchor.sign(with: another)
      return anchor
    }
  }

  /// Some of the anchors: those of the seals that still stand must do no harm.
  private func some(_ chance: inout Chance) -> [Anchor] {
    Bool.random(using: &chance) ? [] : [anchors[anchors.count - 1]]
  }
}

extension Int64 {
  var asInt: Int { Int(self) }
}
