import CaseFile
import CivilTime

extension Life {
  /// When the person is to leave hospital, or to live out, or did.
  private var leaving: CivilDate? { arose }

  mutating func assess() {
    guard let stay = latest, let started = reached(stay.begins + chance.number(3...9)) else {
      return
    }
    let completed = leaving.map { max(started.next, $0 - chance.number(12...20)) }
    addAssessment(.aftercareNeeds, started: started, completed: completed)
    guard let completed else { return }
    if chance.happens(30) { addAssessment(.risk, started: completed - 3, completed: completed) }
    if chance.happens(15) {
      addAssessment(.carer, started: completed - 1, completed: completed + 2)
    }
  }

  mutating func addAssessment(
    _ kind: Assessment.Kind, started: CivilDate, completed: CivilDate?
  ) {
    var assessment = Assessment()
    assessment.id = Numbered.id("as", file.assessments.count + 1)
    assessment.kind = kind
    assessment.started = started
    assessment.completed = completed
    assessment.document = completed == nil ? nil : "Assessment"
    file.assessments.append(assessment)
  }

  /// A named worker since the first week; now and then another after some years.
  mutating func appointKeyWorkers() {
    guard let stay = latest, let start = reached(stay.begins + chance.number(3...9)) else { return }
    let end = until < today ? until : nil
    addKeyWorker(from: start, until: end)
    guard let arose, CivilDate.days(from: arose, to: until) > 500, chance.happens(40) else {
      return
    }
    let day = arose + chance.number(200...CivilDate.days(from: arose, to: until) - 100)
    file.keyWorkers[file.keyWorkers.count - 1].end = day
    addKeyWorker(from: day, until: end)
  }

  private mutating func addKeyWorker(from start: CivilDate, until end: CivilDate?) {
    var worker = KeyWorker()
    worker.id = Numbered.id("kw", file.keyWorkers.count + 1)
    worker.name = InventedPerson.fullName(&chance)
    let lasting = councilArea.councils.count == 1
    worker.employer =
      lasting && chance.happens(45)
      ? council(on: start) : chance.pick(area.trustCodes)
    worker.start = start
    worker.end = end
    file.keyWorkers.append(worker)
  }

  /// The planning meeting with both bodies, and for some a care and treatment review.
  mutating func meetToPlan() {
    guard let stay = latest else { return }
    if hasLearningDisabilityOrAutism { reviewCareAndTreatment() }
    if let leaving {
      addMeeting(.planning, on: max(stay.begins + 4, leaving - chance.number(17...26)))
    } else if let day = reached(stay.begins + chance.number(11...20)) {
      addMeeting(.planning, on: day)
      if chance.happens(60) {
        file.spells[stay.spellRow].expectedDischarge = today + chance.number(2...40)
      }
    }
  }

  private mutating func reviewCareAndTreatment() {
    let spells = [latest.map { file.spells[$0.spellRow].admitted }, returns.last?.admitted]
    for admitted in spells {
      guard let admitted, let day = reached(admitted + chance.number(7...13)) else { continue }
      addMeeting(.careAndTreatmentReview, on: day)
    }
  }

  mutating func addMeeting(_ kind: Meeting.Kind, on day: CivilDate) {
    var meeting = Meeting()
    meetingsNamed += 1
    meeting.id = Numbered.id("mt", meetingsNamed)
    meeting.kind = kind
    meeting.due = day
    meeting.held = day
    meeting.represented = bothBodies(on: day)
    meeting.document = kind == .review ? "Review" : "Minutes"
    if chance.happens(kind == .planning ? 55 : 12) { meeting.actions = [action(from: day)] }
    file.meetings.append(meeting)
  }

  /// An action, done in time; none where that time has not come.
  private mutating func action(from day: CivilDate) -> MeetingAction {
    var action = MeetingAction()
    action.id = Numbered.id("a", file.meetings.count + 1)
    action.action = chance.pick(Wording.actions)
    action.owner = council(on: day).text
    action.due = day + chance.number(15...40)
    action.done = reached(day + chance.number(3...15))
    return action
  }

  /// After-care that an earlier detention led to, as far as old records still tell.
  mutating func careAfter(earlier stay: Stay) {
    guard let left = stay.left else { return }
    let home = surgery(on: left) ?? area
    addAssessment(.aftercareNeeds, started: stay.begins + 5, completed: left - 10)
    addMeeting(.planning, on: left - 16)
    file.meetings[file.meetings.count - 1].represented = home.bodies(on: left - 16)
    addPlan(agreed: left - 4, by: home.bodies(on: left - 4))
    let last = file.plans.count - 1
    file.plans[last].services = [service(number: 1, from: left)]
    file.plans[last].services[0].id = Numbered.id("old", file.plans.count)
    file.plans[last].services[0].end = stays.last?.leadIn
    addContact(.seen, on: left.next, 14)
    careUntil(stays.last?.leadIn ?? today, since: stay)
  }

  /// A worker, a first review and the money, until the next detention.
  private mutating func careUntil(_ end: CivilDate, since stay: Stay) {
    guard let left = stay.left, left + 120 < end else { return }
    addKeyWorker(from: stay.begins + 6, until: end)
    let home = surgery(on: left) ?? area
    addMeeting(.review, on: left + 70)
    file.meetings[file.meetings.count - 1].represented = home.bodies(on: left + 70)
    var agreement = FundingAgreement()
    agreement.id = Numbered.id("old", file.plans.count)
    agreement.services = file.plans[file.plans.count - 1].services.map(\.id)
    agreement.signed = left - 6
    agreement.start = left
    agreement.end = end
    agreement.parties = Life.parties(share: 50, home.bodies(on: left))
    file.funding.append(agreement)
  }
}
