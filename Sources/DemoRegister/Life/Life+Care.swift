import CaseFile
import CivilTime

extension Life {
  /// What was done, and well done, about what happened.
  mutating func beCaredFor() {
    if story == .registerOnly { file.register = RegisterEntry() }
    guard !stays.isEmpty, story != .transferredOut else {
      visitAfterEveryStay()
      return divideHomesAtReorganisations()
    }
    decideUntilWhen()
    enterOnRegister()
    for stay in stays.dropLast() { careAfter(earlier: stay) }
    tellBothBodies()
    assess()
    appointKeyWorkers()
    meetToPlan()
    if let arose { careSince(arose) }
    endCare()
    divideHomesAtReorganisations()
  }

  private mutating func careSince(_ arose: CivilDate) {
    findHome(from: arose)
    agreePlan(for: arose)
    let days = reviewDays(since: arose)
    review(on: days)
    visitAfterEveryStay()
    keepInTouch(since: arose, reviews: days)
    revisePlan(since: arose, reviews: days)
    fund(from: arose)
    addRarities(since: arose, reviews: days)
  }

  private mutating func decideUntilWhen() {
    guard let arose else { return }
    let span = CivilDate.days(from: arose, to: today)
    switch story {
    case .ended: until = today - chance.number(100...min(700, span - 200))
    case .endedReadmitted: until = today - chance.number(70...100)
    case .died: until = today - chance.number(20...min(700, span - 120))
    default: break
    }
  }

  /// The local register: entered on the day the duty arose, both bodies determined before.
  private mutating func enterOnRegister() {
    guard let stay = latest else { return }
    var entry = file.register ?? RegisterEntry()
    entry.entered = stays.first?.left ?? arose
    if let day = reached(stay.begins + chance.number(3...5)) {
      entry.council = council(on: today)
      entry.councilDetermined = councilArea.isWelsh ? arose ?? day : day
      entry.nhsBody = board(on: today)
      entry.nhsDetermined = boardDetermined(after: day)
    }
    if let movedOn, let day = reached(movedOn + 40) { entry.secondAreaNoted = day }
    guard entry != RegisterEntry() else { return }
    file.register = entry
  }

  /// Looked at again when the law or the life changed which NHS body it is.
  private func boardDetermined(after day: CivilDate) -> CivilDate {
    var days = [day]
    if day < .boardsBegan { days.append(.boardsBegan + 12) }
    if stays.count > 1 || movedOn != nil, let arose { days.append(arose) }
    if let movedOn { days.append(movedOn + 45) }
    if let era = boardArea.commissioners.last(where: { $0.from <= today }), era.from > day {
      days.append(era.from + 9)
    }
    return days.filter { $0 <= today }.max() ?? day
  }

  private mutating func tellBothBodies() {
    guard let stay = latest else { return }
    let row = file.legalStatus[stay.qualifyingRow].id
    if stay.begins.next <= today { tell(.detention, row, on: stay.begins.next) }
    guard let left = stay.left else { return }
    tell(.discharge, file.spells[stay.spellRow].id, on: left)
  }

  private mutating func tell(_ about: Notification.About, _ subject: FactID, on day: CivilDate) {
    for body in bothBodies(on: day) {
      var notice = Notification()
      notice.id = Numbered.id("n", file.notifications.count + 1)
      notice.about = about
      notice.subject = subject
      notice.to = body
      notice.sent = day
      file.notifications.append(notice)
    }
  }
}
