import CaseFile
import CivilTime

extension Life {
  /// What is closed when after-care ends by both decisions, or by death.
  mutating func endCare() {
    switch story {
    case .ended, .endedReadmitted:
      endByBothBodies(on: until)
      closeEverything(on: until)
      file.register?.closed = until
      file.register?.closedReason = "Both bodies decided that after-care is no longer needed"
      if let home = homes.last, file.residence.last?.providedUnder == .s117 {
        moveInto(.generalTenancy, in: home, on: until, under: .own)
      }
      if story == .endedReadmitted { comeBackAfterEnding() }
    case .died:
      file.person.deathDate = until
      closeEverything(on: until)
      leaveHome(on: until)
      file.register?.closed = min(until + chance.number(2...9), today)
      file.register?.closedReason = "Died"
    default: break
    }
  }

  /// A fresh assessment, a joint review, both decisions, one written notice.
  mutating func endByBothBodies(on day: CivilDate) {
    addAssessment(.aftercareNeeds, started: day - 30, completed: day - 20)
    let assessment = file.assessments.last?.id
    addMeeting(.review, on: day - 10)
    file.meetings[file.meetings.count - 1].actions = []
    for body in bothBodies(on: day) {
      var ending = EndingDecision()
      ending.id = Numbered.id("en", file.endings.count + 1)
      ending.body = body
      ending.decided = day
      ending.decidedBy = InventedPerson.fullName(&chance) + ", head of service"
      ending.grounds = [.noLongerNeedsAftercare]
      ending.assessment = assessment
      ending.personInvolved = true
      ending.noticeGiven = min(day + 2, today)
      ending.noticeJoint = true
      ending.moveOnInPlace = true
      ending.document = "Decision"
      file.endings.append(ending)
    }
  }

  private mutating func closeEverything(on day: CivilDate) {
    if let last = file.plans.indices.last {
      for service in file.plans[last].services.indices {
        file.plans[last].services[service].end = day
      }
    }
    for index in file.funding.indices where file.funding[index].end == nil {
      file.funding[index].end = day
    }
    for index in file.accommodation.indices where file.accommodation[index].end == nil {
      file.accommodation[index].end = day
    }
  }

  /// An informal stay soon after, audited by a review.
  private mutating func comeBackAfterEnding() {
    let day = until + chance.number(10...25)
    comeBack(on: day, days: 15, chance.pick(area.trusts))
    addMeeting(.review, on: day + 10)
    addContact(.seen, on: day + 16, 10)
  }
}
