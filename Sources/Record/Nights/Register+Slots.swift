package import CivilTime
internal import Database

/// Nights by the calendar: which are due, which were missed.
extension Register {
  /// Whole seconds since 1970 by the clock of the database, the only one by which nights are due; never a second that
  /// has not come, or a night would be run before its hour.
  package func databaseSecond() async throws -> Int64 {
    try await transaction(.nightly, unaudited: .showsNoCase) { connection in
      Int64(
        try connection.query("select floor(extract(epoch from clock_timestamp()))::bigint")[0].int(0))
    }
  }

  /// Notes nights that are due, and such as will never be made up. What is noted already stays as it is.
  package func open(_ due: [NightTimes], skipping skipped: [NightTimes]) async throws {
    try await transaction(.nightly, unaudited: .showsNoCase) { connection in
      for (nights, state) in [(skipped, "skipped"), (due, "due")] where !nights.isEmpty {
        _ = try connection.query(
          """
          insert into aftercare.night_slot as slot (on_date, due_at, late_at, state)
          select night.on_date, to_timestamp(night.due), to_timestamp(night.late), \(state)
          from unnest(
            \(nights.map(\.on.description))::date[], \(nights.map { Int($0.due) })::bigint[],
            \(nights.map { Int($0.late) })::bigint[]) as night (on_date, due, late)
          on conflict (on_date) do update set state = excluded.state, lease_until = null
          where excluded.state = 'skipped'
            and (slot.state = 'due' or slot.state = 'running' and slot.lease_until < clock_timestamp())
          """)
      }
    }
  }

  /// Notes that whatever follows a night was done too: its anchor, its reports.
  package func noteFollowedUp(_ night: CivilDate) async throws {
    try await transaction(.nightly, unaudited: .showsNoCase) { connection in
      _ = try connection.query(
        """
        update aftercare.night set followed_up_at = clock_timestamp()
        where on_date = \(night.description)::date
        """)
    }
    Failpoint.reach("night.followed")
  }

  /// The nights for which what follows a night was not done to the end, in order; of those since that is kept.
  package func nightsToFollowUp() async throws -> [CivilDate] {
    try await transaction(.nightly, unaudited: .showsNoCase) { connection in
      try connection.query(
        """
        select on_date from aftercare.night join aftercare.night_slot using (on_date)
        where followed_up_at is null and published_at > clock_timestamp() - interval '31 days'
        order by on_date
        """
      ).compactMap { $0[0].flatMap { CivilDate($0) } }
    }
  }

  /// The days of the thirty before a night, from the first night on, on which the check did not run as it should.
  package func irregularNights(before night: CivilDate, as capacity: Capacity) async throws -> [IrregularNight] {
    try await transaction(capacity, unaudited: .showsNoCase, isolation: .snapshot) { connection in
      try connection.query(
        """
        select asked.day::date, night.published_at is not null,
          (night.published_at at time zone 'Europe/London')::date
        from generate_series(
          greatest(\(night.description)::date - 30, (select min(on_date) from aftercare.night)),
          \(night.description)::date, interval '1 day') as asked (day)
        left join aftercare.night on night.on_date = asked.day::date
        where night.on_date is null or night.late
        order by asked.day
        """
      ).compactMap { row in
        guard let day = row[0].flatMap({ CivilDate($0) }) else { return nil }
        return IrregularNight(on: day, madeUpOn: try row.bool(1) ? row[2].flatMap { CivilDate($0) } : nil)
      }
    }
  }
}

/// A night that was missed or came late.
package struct IrregularNight: Hashable, Sendable {
  package let on: CivilDate
  /// The day on which it was made up for; nil where it never was.
  package let madeUpOn: CivilDate?

  package init(on: CivilDate, madeUpOn: CivilDate?) {
    (self.on, self.madeUpOn) = (on, madeUpOn)
  }
}
