import CaseFile
import CivilTime

extension Life {
  /// What happened, by the story.
  mutating func live() {
    switch story {
    case .nearBorder: stayUntil(recentDay(from: .on(2023, 2, 1)), .treatment)
    case .settled, .welsh: simpleCourse(agoDays: 185...2_900)
    case .longSettled: simpleCourse(agoDays: 560...2_900)
    case .longStanding: simpleCourse(from: .on(2005, 6, 1), to: .on(2022, 5, 1))
    case .recentlyLeft: simpleCourse(agoDays: 105...330)
    case .justLeft: simpleCourse(agoDays: 5...20)
    case .communityOrder, .orderEnded, .recalled: orderCourse()
    case .conditionalDischarge: conditionalCourse()
    case .releasedFromPrison, .inPrison: prisonCourse()
    case .trialLeave: trialLeaveCourse()
    case .inHospital: hospitalCourse(agoDays: 32...200)
    case .newlyDetained: hospitalCourse(agoDays: 5...12)
    case .freshInHospital, .freshDischarged, .freshAfterMove: freshCourse()
    case .informalStay: informalCourse()
    case .movedAway, .movedBeforeBoards, .leftSplitCounty: movedCourse()
    case .placedAway: stayUntil(recentDay(from: .on(2022, 7, 2)), usualAdmission())
    case .movedOnSection2: movedOnSection2Course()
    case .child, .placedChild: childCourse()
    case .ended, .endedReadmitted: simpleCourse(agoDays: 900...3_600)
    case .died: simpleCourse(agoDays: 300...4_500)
    case .section2Only: section2Course()
    case .transferredOut: transferredCourse()
    case .rareSection: rareCourse()
    case .registerOnly: settleBefore(today - chance.number(200...3_000))
    }
    if file.person.birthDate == nil {
      let first = file.legalStatus.first?.start ?? today
      setAge(18 + min(chance.number(0...60), chance.number(0...60)), on: first)
    }
    goOutWithANurse()
  }

  /// Section 2, then 3; or 3 alone; now and then a hospital order.
  mutating func usualAdmission() -> Stay.Admission {
    let drawn = chance.below(100)
    return drawn < 62 ? .assessmentThenTreatment : drawn < 95 ? .treatment : .hospitalOrder
  }

  /// Detained once, and out since so many days.
  mutating func simpleCourse(agoDays: ClosedRange<Int>) {
    // Twice drawn, so that the recent past is the fuller.
    let days = min(chance.number(agoDays), chance.number(agoDays))
    stayUntil(today - days, usualAdmission())
  }

  mutating func simpleCourse(from first: CivilDate, to last: CivilDate) {
    let span = CivilDate.days(from: first, to: last)
    stayUntil(last - min(chance.number(0...span), chance.number(0...span)), usualAdmission())
  }

  /// A day from the first on, but some months ago.
  private mutating func recentDay(from first: CivilDate) -> CivilDate {
    first + chance.number(0...CivilDate.days(from: first, to: today - 105))
  }

  /// A first stay in hospital that ends on the day; life before it included.
  mutating func stayUntil(
    _ left: CivilDate, _ admission: Stay.Admission,
    _ reason: LegalStatus.EndReason = .dischargedByClinician
  ) {
    let left = max(left, area.firstDay + 900)
    let days = chance.number(admission.usualDays)
    let before = admission == .assessmentThenTreatment ? 28 : 0
    let day = left - days - before
    settleBefore(day)
    beDetained(admission, on: day)
    leaveHospital(on: left, reason)
  }

  mutating func hospitalCourse(agoDays: ClosedRange<Int>) {
    let day = today - chance.number(agoDays)
    settleBefore(day)
    beDetained(story == .newlyDetained ? .treatment : usualAdmission(), on: day)
  }

  /// Detained again after years of after-care; now and then a third time.
  mutating func freshCourse() {
    let second: CivilDate
    switch story {
    case .freshInHospital: second = today - chance.number(40...150)
    case .freshAfterMove: second = .on(2020, 7, 1) + chance.number(0...800)
    default: second = today - chance.number(400...1_900)
    }
    stayUntil(second - chance.number(400...2_400), usualAdmission())
    if story == .freshAfterMove { moveAway(on: second - chance.number(120...300)) }
    if story == .freshDischarged, chance.happens(25) {
      returnToHospital(on: second - 330, days: 40)
    }
    returnToHospital(on: second, days: story == .freshInHospital ? nil : chance.number(40...170))
  }

  /// A further detention of its own.
  mutating func returnToHospital(on day: CivilDate, days: Int?) {
    arose = nil
    beDetained(chance.happens(50) ? .treatment : .assessmentThenTreatment, on: day)
    guard let days, let stay = latest else { return }
    leaveHospital(on: stay.begins + days)
  }

  /// Moves by choice: home and GP.
  mutating func moveAway(on day: CivilDate) {
    moveInto(.generalTenancy, in: nearby, on: day, under: .own)
    registerWithGP(in: nearby, on: day + chance.number(3...25))
    movedOn = day
  }
}
