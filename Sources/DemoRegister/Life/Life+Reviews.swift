import CaseFile
import CivilTime

extension Life {
  /// The days of the reviews: weeks after leaving, then within the year, and after what happened.
  mutating func reviewDays(since arose: CivilDate) -> [CivilDate] {
    var days: [CivilDate] = []
    var day = arose + chance.number(55...80)
    let isHalfYearly = chance.happens(25)
    while day <= until {
      days.append(day)
      day = day + (isHalfYearly ? chance.number(165...180) : chance.number(310...355))
    }
    for reason in reasonsToReview {
      let follows = reason + chance.number(6...14)
      if follows > arose, follows <= until { days.append(follows) }
    }
    days.sort()
    return days.count > 10 ? [days[0]] + days.suffix(9) : days
  }

  mutating func review(on days: [CivilDate]) {
    for day in days { addMeeting(.review, on: day) }
  }

  /// Someone sees the person the day after every discharge.
  mutating func visitAfterEveryStay() {
    var days = returns.compactMap(\.left)
    if let left = latest?.left, story != .transferredOut { days.insert(left, at: 0) }
    if story == .section2Only, let left = file.spells.first?.left { days.append(left.londonDate) }
    for day in days where day < until { addContact(.seen, on: day.next, 10) }
  }

  /// Half-way between two reviews, and after the last.
  mutating func keepInTouch(since arose: CivilDate, reviews: [CivilDate]) {
    let touches = [arose] + reviews
    var days: [CivilDate] = []
    for (one, next) in zip(touches, touches.dropFirst()) {
      let gap = CivilDate.days(from: one, to: next)
      if gap > 120, gap < 400 { days.append(one + gap / 2) }
    }
    if let last = touches.last {
      let rest = CivilDate.days(from: last, to: until)
      if rest > 120 { days.append(last + rest / 2) }
    }
    for day in days.suffix(9) {
      addContact(chance.happens(70) ? .seen : .spokenTo, on: day, chance.number(9...16))
    }
  }

  mutating func addContact(_ kind: Contact.Kind, on day: CivilDate, _ hour: Int) {
    var contact = Contact()
    contact.id = Numbered.id("ct", file.contacts.count + 1)
    contact.at = day.at(hour, 15 * chance.number(0...3))
    contact.kind = kind
    contact.by = chance.pick(Wording.contactBy)
    file.contacts.append(contact)
  }

  /// Something that happened, of the kind that a review has to follow.
  mutating func addEvent(_ kind: Event.Kind, on day: CivilDate) {
    var event = Event()
    event.id = Numbered.id("ev", file.events.count + 1)
    event.on = day
    event.kind = kind
    file.events.append(event)
    reasonsToReview.append(day)
  }
}
