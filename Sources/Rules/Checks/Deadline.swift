import CivilTime
import Reference

/// The last day to act, and the day on which the gap opens if nobody does.
struct Deadline {
  let due: CivilDate
  let opens: CivilDate

  init(due: CivilDate, opens: CivilDate) {
    self.due = due
    self.opens = opens
  }

  /// So many days after the first; with none, the gap is open from the first day.
  init(_ days: Int, daysAfter first: CivilDate) {
    self.init(due: first + days, after: first)
  }

  /// So many working days after the first.
  init(_ days: Int, workingDaysAfter first: CivilDate) {
    self.init(due: Bodies.national.workingDays.day(days, after: first), after: first)
  }

  /// So many calendar months after the first.
  init(_ months: Int, monthsAfter first: CivilDate) {
    self.init(due: first.adding(months: months), after: first)
  }

  /// So many weeks after the first.
  init(_ weeks: Int, weeksAfter first: CivilDate) {
    self.init(weeks * 7, daysAfter: first)
  }

  /// A day named by its rule: the gap opens the day after.
  init(due: CivilDate) {
    self.init(due: due, opens: due.next)
  }

  /// A rule that names the day on which it opens and no other.
  init(opens: CivilDate) {
    self.init(due: opens, opens: opens)
  }

  /// So many elapsed hours after an instant: open from the day on which the last of them ends.
  init(_ hours: Int, hoursAfter instant: Instant) {
    self.init(opens: instant.adding(hours: hours).londonDate)
  }

  /// The same clock under a rule that opens on no day before another.
  func notBefore(_ day: CivilDate) -> Deadline {
    Deadline(due: due, opens: max(opens, day))
  }

  /// A clock that allows no time is open from its first day.
  private init(due: CivilDate, after first: CivilDate) {
    self.init(due: due, opens: due == first ? first : due.next)
  }
}
