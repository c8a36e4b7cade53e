import CaseFile
import CivilTime

// What goes wrong when after-care is ended.
extension Life {
  private mutating func recently() -> CivilDate { today - chance.number(12...60) }

  mutating func endBoth() { endByBothBodies(on: recently()) }

  /// One body decides, or the register is closed and nobody did.
  mutating func endAlone() {
    let day = recently()
    if chance.happens(30) {
      file.register?.closed = day
      file.register?.closedReason = "No longer open to the team"
      return
    }
    endByBothBodies(on: day)
    file.endings.remove(at: number % 2)
  }

  mutating func endOnWrongGround() {
    endBoth()
    for index in file.endings.indices {
      file.endings[index].grounds = [
        chance.pick([.dischargedFromTeam, .timePassed, .settled, .movedArea])
      ]
    }
  }

  mutating func endWithoutAssessment() { file.endings[0].assessment = nil }
  mutating func endWithoutNotice() { file.endings[number % 2].noticeGiven = nil }
  mutating func endWithoutThePerson() { file.endings[number % 2].personInvolved = false }

  mutating func stopAllServices() {
    let day = today - chance.number(35...90)
    for index in file.plans[currentPlan].services.indices {
      file.plans[currentPlan].services[index].end = day
      file.plans[currentPlan].services[index].endReason = "Contract ended"
    }
    for index in file.directPayments.indices { file.directPayments[index].end = day }
  }

  mutating func auditNothing() {
    file.meetings.removeAll { $0.kind == .review && ($0.held ?? until) >= until }
  }

  /// Both decided while the person still lived in after-care accommodation.
  mutating func endWithoutNextHome() {
    for index in file.accommodation.indices { file.accommodation[index].end = until }
    guard let place = homes.first, let arose else { return }
    addAccommodation(.supportedLiving, in: place, from: arose)
    let last = file.accommodation.count - 1
    file.accommodation[last].aftercare = true
    file.accommodation[last].reasons = Wording.homeReasons
    file.accommodation[last].end = until + 20
    for index in file.endings.indices { file.endings[index].moveOnInPlace = false }
  }

  /// The decision of an NHS body that was never responsible stands beside the council's.
  mutating func endByStranger() {
    endBoth()
    let other = nearby === boardArea ? area : nearby
    file.endings[file.endings.count - 1].body = other.commissioner(on: today)
  }

  mutating func closeTheCase() {
    let day = today - chance.number(20...80)
    file.keyWorkers[file.keyWorkers.count - 1].end = day
    addEvent(.teamClosedCase, on: day)
  }

  mutating func forgetDeath() {
    file.register?.closed = nil
    file.register?.closedReason = nil
  }

  mutating func leaveDisputeUnheard() { file.endings[0].disputed = until + 20 }
}
