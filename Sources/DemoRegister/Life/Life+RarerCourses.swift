import CaseFile
import CivilTime

extension Life {
  /// A community treatment order: in force, ended, or revoked.
  mutating func orderCourse() {
    let ago = story == .communityOrder ? chance.number(60...900) : chance.number(330...900)
    let left = today - ago
    stayUntil(
      left, chance.happens(60) ? .assessmentThenTreatment : .treatment, .communityTreatmentOrder)
    addOrder(.communityTreatmentOrder, on: left)
    guard story != .communityOrder else { return }
    let end = today - chance.number(70...240)
    file.communityOrders[0].end = end
    file.communityOrders[0].endReason = chance.happens(60) ? .discharged : .expired
    reasonsToReview.append(end)
    if story == .recalled { beRecalled(on: end) }
  }

  /// The order is revoked: detained on section 3 again, and out some weeks later.
  mutating func beRecalled(on day: CivilDate) {
    file.communityOrders[0].endReason = .revoked
    let trust = file.spells[0].hospital ?? chance.pick(area.trusts)
    comeBack(on: day, days: chance.number(20...50), trust) { life in
      life.addStatus(.section3, on: day, hospital: trust)
    }
    file.register = file.register ?? RegisterEntry()
    file.register?.redetentionView = day + chance.number(3...20)
  }

  /// A stay in hospital while after-care goes on.
  mutating func comeBack(
    on day: CivilDate, days: Int?, _ trust: String, detained: (inout Life) -> Void = { _ in }
  ) {
    var spell = Spell()
    spell.id = Numbered.id("sp", file.spells.count + 1)
    spell.hospital = trust
    spell.admitted = day
    file.spells.append(spell)
    detained(&self)
    if let days { leaveHospital(on: day + days) }
    returns.append((admitted: day, left: days.map { day + $0 }))
    reasonsToReview.append(day)
  }

  mutating func conditionalCourse() {
    let left = today - chance.number(120...2_200)
    stayUntil(left, .restrictionOrder, .conditionalDischarge)
    addOrder(.conditionalDischarge, on: left)
  }

  /// Prison, hospital, prison again; and free, or not yet.
  mutating func prisonCourse() {
    let left = today - chance.number(400...1_200)
    let day = left - chance.number(150...400)
    let imprisoned = day - chance.number(90...500)
    settleBefore(imprisoned)
    moveInto(.prison, in: nearby, on: imprisoned, under: .criminalJustice)
    leaveHome(on: day)
    beDetained(.prisonTransfer, on: day)
    leaveHospital(on: left, .remittedToPrison)
    moveInto(.prison, in: nearby, on: left, under: .criminalJustice)
    guard story == .releasedFromPrison else { return }
    let released = today - chance.number(60...350)
    moveInto(.generalTenancy, in: area, on: released, under: .own)
    addEvent(.released, on: released)
  }

  mutating func trialLeaveCourse() {
    let day = today - chance.number(110...220)
    settleBefore(day)
    beDetained(chance.happens(50) ? .treatment : .assessmentThenTreatment, on: day)
    var leave = Leave()
    leave.id = Numbered.id("lv", 1)
    leave.start = today - chance.number(10...45)
    leave.overnight = true
    leave.escorted = false
    leave.livingOut = true
    file.leave.append(leave)
    arose = leave.start
  }

  /// Living with after-care, and now in hospital as an informal patient or on section 2.
  mutating func informalCourse() {
    stayUntil(today - chance.number(400...1_600), usualAdmission())
    let day = today - chance.number(18...60)
    let trust = chance.pick(area.trusts)
    let isDetained = chance.happens(40) && CivilDate.days(from: day, to: today) < 27
    comeBack(on: day, days: nil, trust) { life in
      if isDetained { life.addStatus(.section2, on: day, hospital: trust) }
    }
  }

  /// Moved to another area by choice while after-care went on.
  mutating func movedCourse() {
    let left: CivilDate
    let moved: CivilDate
    switch story {
    case .movedBeforeBoards:
      left = .on(2016, 6, 1) + chance.number(0...1_500)
      moved = .on(2021, 1, 10) + chance.number(0...400)
    case .leftSplitCounty:
      left = .on(2016, 6, 1) + chance.number(0...1_000)
      moved = left + chance.number(200...500)
    default:
      left = today - chance.number(500...2_300)
      moved = today - chance.number(100...400)
    }
    stayUntil(left, chance.happens(50) ? .treatment : .assessmentThenTreatment)
    moveAway(on: moved)
  }

  mutating func movedOnSection2Course() {
    let left = today - chance.number(200...1_500)
    let begins = left - chance.number(45...150)
    let day = begins - 20
    settleBefore(day)
    beDetained(.assessmentThenTreatment, on: day)
    moveInto(.family, in: nearby, on: day + 5, under: .family)
    leaveHospital(on: left)
  }
}
