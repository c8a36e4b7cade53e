package import CivilTime
internal import Database

/// A night that stands in the ledger, and up to which moment facts count for what is told of it.
package struct PublishedNight: Hashable, Sendable {
  package let on: CivilDate
  /// When it was published last, by the database's clock.
  package let publishedAt: Instant
}

extension Register {
  /// The night of a day with the moment of its publication; nil where none was published.
  package func publishedNight(_ day: CivilDate, as capacity: Capacity) async throws -> PublishedNight? {
    try await transaction(capacity, unaudited: .showsNoCase, isolation: .snapshot) { connection in
      try connection.query(
        """
        select (extract(epoch from published_at) * 1000000)::bigint
        from aftercare.night where on_date = \(day.description)::date
        """
      ).first.map { row in
        PublishedNight(
          on: day, publishedAt: Instant(microseconds: Int64(try row.int(0)), offsetMinutes: nil))
      }
    }
  }
}
