import CaseFile
import CivilTime

// What goes wrong in planning. Every function is called in lives that have what it changes.
extension Life {
  var currentPlan: Int { file.plans.count - 1 }

  /// The bodies of today, the council first.
  var bothToday: [BodyCode] { bothBodies(on: today) }

  mutating func withdrawPlan() {
    let day = today - chance.number(10...60)
    file.plans[currentPlan].ended = max(day, file.plans[currentPlan].agreed)
  }

  mutating func skipPlanningMeeting() {
    file.meetings.removeAll { $0.kind == .planning }
    file.spells[file.spells.count - 1].expectedDischarge = today + chance.number(2...10)
  }

  mutating func leaveAssessmentOpen() {
    for index in file.assessments.indices where file.assessments[index].kind == .aftercareNeeds {
      file.assessments[index].completed = nil
    }
  }

  mutating func planAlone() {
    guard let last = file.meetings.lastIndex(where: { $0.kind == .planning }) else { return }
    let later = file.meetings.indices.filter { file.meetings[$0].kind == .planning }
    for index in [last] + later {
      file.meetings[index].represented = [alone(file.meetings[index].represented)]
    }
  }

  /// One of the two, for a whole case the same: mostly the NHS body is the one that stays away.
  private func alone(_ bodies: [BodyCode]) -> BodyCode {
    number % 3 == 0 ? bodies[bodies.count - 1] : bodies[0]
  }

  mutating func keepTheCopy() { file.plans[currentPlan].copyToPerson = nil }

  mutating func tellOneBodyOnly() {
    file.notifications.removeAll { $0.about == .discharge && $0.to?.isCouncil == (number % 2 == 0) }
  }

  mutating func dropCrisisPlan() {
    if chance.happens(50) {
      file.plans[currentPlan].crisisPlan = false
    } else {
      file.plans[currentPlan].contingencyPlan = nil
    }
  }

  mutating func leaveOutTheCarer() { file.plans[currentPlan].carerContact = nil }

  mutating func loseKeyWorker() {
    file.keyWorkers[file.keyWorkers.count - 1].end = today - chance.number(5...80)
  }

  mutating func leaveServiceUnclassified() { file.plans[currentPlan].services[0].need = nil }

  /// A further service, agreed and funded, that has not come.
  mutating func delayAService() {
    var late = service(number: 9, from: today - chance.number(12...40))
    late.start = nil
    late.deliveredHoursPerWeek = nil
    file.plans[currentPlan].services.append(late)
    file.funding[file.funding.count - 1].services.append(late.id)
  }

  mutating func offerNoBudget() { file.plans[currentPlan].personalBudgetOffered = nil }

  mutating func skipCareAndTreatmentReview() {
    file.person.autism = true
    file.meetings.removeAll { $0.kind == .careAndTreatmentReview }
  }

  mutating func skipTransition() { file.plans[currentPlan].transitionPlan = nil }

  mutating func startNoPlanning() {
    file.meetings.removeAll { $0.kind == .planning }
    file.assessments.removeAll { $0.kind == .aftercareNeeds }
    file.spells[file.spells.count - 1].expectedDischarge = nil
  }

  /// Discharged by the tribunal before the plan was agreed; there is none still.
  mutating func bringDischargeForward() {
    guard let stay = latest else { return }
    file.legalStatus[stay.qualifyingRow].endReason = .dischargedByTribunal
    file.plans[currentPlan].ended = file.plans[currentPlan].agreed.next
  }

  mutating func forgetAdjustment() {
    var adjustment = Adjustment()
    adjustment.need = chance.pick(Wording.adjustments)
    adjustment.recorded = today - chance.number(30...300)
    file.person.adjustments.append(adjustment)
  }

  mutating func employWorkerAtProvider() {
    let worker = file.keyWorkers.count - 1
    let trust = chance.pick(area.trusts)
    file.keyWorkers[worker].employer = BodyCode(trust)
    file.plans[currentPlan].services[0].provider = trust
  }

  mutating func deliverLess() {
    let hours = chance.number(10...24)
    file.plans[currentPlan].services[0].hoursPerWeek = Hours.of(hours)
    file.plans[currentPlan].services[0].deliveredHoursPerWeek = Hours.of(hours * 2 / 3)
  }

  mutating func assumeIncapacity() {
    addCapacity(on: today - chance.number(20...200))
    file.capacity[file.capacity.count - 1].assessed = nil
  }

  mutating func agreeAlone() {
    file.plans[currentPlan].agreedBy = [alone(file.plans[currentPlan].agreedBy)]
  }
}
