import CaseFile
import CivilTime

extension Life {
  /// The plan with which the person leaves hospital.
  mutating func agreePlan(for leaving: CivilDate) {
    let agreed = leaving - chance.number(3...8)
    addPlan(agreed: agreed, by: bothBodies(on: agreed))
    let last = file.plans.count - 1
    file.plans[last].copiesSent = leaving.at(16, 30)
    let isHoused = file.accommodation.last?.aftercare == true
    file.plans[last].accommodationNeed = isHoused ? .yes : .no
    file.plans[last].accommodationReasons = chance.pick(
      isHoused ? Wording.homeNeeded : Wording.homeNotNeeded)
    let count = chance.pick([1, 1, 2, 2, 2, 3])
    for number in 1...count {
      let start = number == 1 ? leaving : leaving + chance.number(0...9)
      let service = service(number: number, from: min(start, today))
      file.plans[last].services.append(service)
    }
    if isHoused { file.plans[last].services[0].kind = "supported living" }
    if isHoused {
      file.plans[last].services[0].provider = file.accommodation.last?.provider
    }
  }

  mutating func addPlan(agreed: CivilDate, by bodies: [BodyCode]) {
    var plan = Plan()
    plan.id = Numbered.id("p", file.plans.count + 1)
    plan.agreed = agreed
    plan.agreedBy = bodies
    plan.document = "After-care plan"
    plan.copyToPerson = reached(agreed + chance.number(1...4))
    plan.copiesSent = agreed.next.at(10)
    plan.crisisPlan = true
    plan.contingencyPlan = true
    plan.personViews = true
    plan.carerContact = chance.pick([.involved, .involved, .declined, Plan.CarerContact.none])
    plan.advocacyOffered = true
    plan.personalBudgetOffered = max(agreed, .on(2019, 11, 27))
    plan.accommodationNeed = .no
    plan.accommodationReasons = Wording.homeNotNeeded[0]
    if let birth = file.person.birthDate, birth.adding(months: 216) > agreed {
      plan.transitionPlan = true
    }
    file.plans.append(plan)
  }

  mutating func service(number: Int, from start: CivilDate) -> Service {
    let kind = chance.pick(Wording.services)
    var service = Service()
    service.id = Numbered.id("sv", number)
    service.kind = kind.0
    service.need = kind.1
    service.aftercare = true
    service.provider = chance.pick(Wording.providers)
    service.plannedStart = start
    service.start = start
    let hours = chance.number(1...20)
    service.hoursPerWeek = Hours.of(hours)
    service.deliveredHoursPerWeek = service.hoursPerWeek
    service.weeklyCost = Money(pence: Int64(hours) * 2_100)
    return service
  }

  /// A later version of the plan: where the bodies have become others, else now and then.
  mutating func revisePlan(since arose: CivilDate, reviews: [CivilDate]) {
    if let day = dayOfNewHands(since: arose) {
      addMeeting(.planning, on: day)
      addVersion(agreed: day + 5)
    }
    if let day = reviews.last, chance.happens(25),
      day + 5 > file.plans[file.plans.count - 1].agreed,
      day + 5 <= until
    {
      addVersion(agreed: day + 5)
    }
  }

  private func dayOfNewHands(since arose: CivilDate) -> CivilDate? {
    guard let stay = latest else { return nil }
    if hasChangedHands, let movedOn { return max(movedOn, arose) + 40 }
    return stay.begins < .groupsBegan ? max(.groupsBegan, arose) + 70 : nil
  }

  private mutating func addVersion(agreed: CivilDate) {
    let before = file.plans[file.plans.count - 1]
    addPlan(agreed: agreed, by: bothBodies(on: agreed))
    let last = file.plans.count - 1
    file.plans[last - 1].ended = agreed
    file.plans[last].accommodationNeed = before.accommodationNeed
    file.plans[last].accommodationReasons = before.accommodationReasons
    file.plans[last].services = before.services
  }
}
