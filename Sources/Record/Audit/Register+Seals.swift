package import Audit
internal import CivilTime
internal import Database

extension Register {
  /// Seals all that no transaction under way can add to any more; returns how many seals were made.
  ///
  /// Writers never wait for it.
  @discardableResult
  package func seal(as capacity: Capacity = .seal) async throws -> Int {
    var made = 0
    while try await transaction(
      capacity, unaudited: .trail,
      { connection in try connection.query("select aftercare.seal_audit()")[0][0] != nil })
    {
      made += 1
    }
    return made
  }

  /// The last seal; nil where nothing has been sealed yet.
  package func sealHead(as capacity: Capacity = .seal) async throws -> SealHead? {
    try await sealHead("order by seal_id desc", as: capacity)
  }

  /// The first seal made after a night was published; nil where there is none yet.
  package func sealHead(
    after night: Night, as capacity: Capacity = .nightly
  ) async throws -> SealHead? {
    try await sealHead(
      """
      where sealed_at >= (
        select published_at from aftercare.night where on_date = \(night.on.description)::date)
      order by seal_id
      """, as: capacity)
  }

  private func sealHead(_ which: SQL, as capacity: Capacity) async throws -> SealHead? {
    try await transaction(capacity, unaudited: .trail, isolation: .snapshot) { connection in
      try connection.query(
        """
        select seal_id, total, encode(hash, 'hex'),
          (extract(epoch from sealed_at - timestamptz '2000-01-01 00:00:00+00') * 1000000)::bigint
        from aftercare.audit_seal
        \(which)
        limit 1
        """
      ).first.map { row in
        SealHead(
          seal: Int64(try row.int(0)), events: Int64(try row.int(1)),
          head: Hexadecimal.bytes(try row.text(2)) ?? [], at: Int64(try row.int(3)))
      }
    }
  }
}
