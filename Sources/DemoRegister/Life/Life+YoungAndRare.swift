import CaseFile
import CivilTime

extension Life {
  /// Detained at sixteen or seventeen, and seventeen and a half or more by now.
  mutating func childCourse() {
    file.person.birthDate = today.adding(months: -12 * 17) - chance.number(200...350)
    let left = today - chance.number(100...220)
    let begins = left - chance.number(40...100)
    let council = story == .placedChild ? area : nil
    moveInto(.family, in: area, on: begins - chance.number(1_000...3_000), under: .family)
    registerWithGP(in: area, on: begins - chance.number(500...900))
    if let council {
      moveInto(
        .childPlacement, in: nearby, on: begins - chance.number(100...300), under: .childrenAct,
        placedBy: council.council(on: begins))
      area = nearby
    }
    beDetained(.treatment, on: begins)
    leaveHospital(on: left)
  }

  /// Section 2 alone gives no right to after-care.
  mutating func section2Course() {
    let day = today - chance.number(100...1_500)
    settleBefore(day)
    let trust = chance.pick(area.trusts)
    comeBack(on: day, days: 20, trust) { $0.addStatus(.section2, on: day, hospital: trust) }
    returns = []
    reasonsToReview = []
  }

  /// Transferred to a hospital in Scotland: never left, so no duty in England.
  mutating func transferredCourse() {
    let left = today - chance.number(100...900)
    stayUntil(left, .restrictionOrder, .transferredOut)
    arose = nil
  }

  /// 45A, 48/49, and those of which the effect on section 117 is in doubt.
  mutating func rareCourse() {
    let admission = chance.pick([
      Stay.Admission.hospitalDirection, .remandTransfer, .courtWithoutOrder, .insanityOrder,
    ])
    stayUntil(today - chance.number(120...1_500), admission)
  }
}
