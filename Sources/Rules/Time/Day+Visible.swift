import CaseFile
import CivilTime

/// What is dated after the day has not happened yet.
extension Day {
  func hasReached(_ day: CivilDate?) -> Bool {
    day.map { hasReached($0) } ?? false
  }

  func hasReached(_ instant: Instant?) -> Bool {
    instant.map { hasReached($0.londonDate) } ?? false
  }

  /// Whether a day has come and is not before another.
  func hasReached(_ day: CivilDate?, since start: CivilDate) -> Bool {
    guard let day else { return false }
    return day >= start && hasReached(day)
  }

  /// Whether a row with these ends exists: it has begun, and does not run backwards.
  func exists(_ start: CivilDate, _ end: CivilDate?) -> Bool {
    hasReached(start) && !CivilDate.isBackwards(start, end)
  }

  /// The day, if it has come; else it counts as not recorded.
  func reached(_ day: CivilDate?) -> CivilDate? {
    guard let day, hasReached(day) else { return nil }
    return day
  }

  /// Whether a period holds on the day. One that ends before it starts never does.
  func isInForce(_ start: CivilDate, _ end: CivilDate?) -> Bool {
    guard hasReached(start) else { return false }
    guard let end else { return true }
    return end > start && !hasReached(end)
  }

  /// The rows whose periods hold on the day.
  @inline(__always)
  func inForce<Row>(_ rows: [Row], _ period: (Row) -> (CivilDate, CivilDate?)) -> [Row] {
    func isInForce(_ index: Int) -> Bool {
      let (start, end) = period(rows[index])
      return self.isInForce(start, end)
    }
    // Mostly all of them do, and nothing has to be copied.
    if rows.indices.allSatisfy(isInForce) { return rows }
    return rows.indices.filter(isInForce).map { rows[$0] }
  }

  /// Whether a period, as the day knows it, held on a day not after this one.
  func wasInForce(_ start: CivilDate, _ end: CivilDate?, on day: CivilDate) -> Bool {
    guard start <= day, hasReached(start) else { return false }
    guard let end else { return true }
    guard end > start else { return false }
    return day < end || !hasReached(end)
  }

  /// Rows that had begun; `cut` takes away from a row what ended it, where that is still to come.
  @inline(__always)
  func begun<Row>(
    _ rows: [Row], _ period: (Row) -> (CivilDate, CivilDate?), cut: (inout Row) -> Void
  ) -> [Row] {
    func isVisible(_ start: CivilDate, _ end: CivilDate?) -> Bool {
      !CivilDate.isBackwards(start, end) && hasReached(start)
    }
    var isAsRecorded = true
    for index in rows.indices {
      let (start, end) = period(rows[index])
      if !isVisible(start, end) || !(end.map { hasReached($0) } ?? true) { isAsRecorded = false }
    }
    // Mostly all of it is past, and nothing has to be copied.
    guard !isAsRecorded else { return rows }
    return rows.compactMap { row in
      let (start, end) = period(row)
      guard isVisible(start, end) else { return nil }
      var row = row
      if !hasReached(end) { cut(&row) }
      return row
    }
  }

  /// The one of several rows with the latest date; a tie goes to the greater id.
  func latest<Row: IdentifiedRecord>(
    _ rows: some Sequence<Row>, by date: (Row) -> CivilDate
  ) -> Row? {
    rows.max { (date($0), $0.id) < (date($1), $1.id) }
  }
}

extension Array where Element: IdentifiedRecord {
  /// The one with the latest date of those that are meant; a tie goes to the greater id.
  @inline(__always)
  func latest(by date: (Element) -> CivilDate, where isMeant: (Element) -> Bool) -> Element? {
    var latest: (index: Int, date: CivilDate)?
    for index in indices where isMeant(self[index]) {
      let date = date(self[index])
      if let latest, (date, self[index].id) <= (latest.date, self[latest.index].id) { continue }
      latest = (index, date)
    }
    return latest.map { self[$0.index] }
  }
}

extension CivilDate {
  /// Whether a period with these ends runs backwards: it counts as an impossible date and for nothing else.
  static func isBackwards(_ start: CivilDate, _ end: CivilDate?) -> Bool {
    end.map { $0 < start } ?? false
  }
}
