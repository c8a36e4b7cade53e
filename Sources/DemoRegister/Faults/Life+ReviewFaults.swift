import CaseFile
import CivilTime

// What goes wrong with reviews and contact.
extension Life {
  private var reviews: [Int] { file.meetings.indices.filter { file.meetings[$0].kind == .review } }

  private mutating func removeMeetings(after day: CivilDate) {
    file.meetings.removeAll { ($0.held ?? day) > day && $0.kind != .careAndTreatmentReview }
  }

  /// None for a year and more; people were seen all the same.
  mutating func skipReviews() {
    removeMeetings(after: today - chance.number(375...520))
    file.events = []
    addContact(.seen, on: today - chance.number(5...60), 11)
  }

  mutating func skipFirstReview() {
    file.meetings.removeAll { $0.kind == .review }
    file.events = []
    addContact(.seen, on: today - chance.number(5...60), 11)
  }

  mutating func visitNobody() { file.contacts = [] }

  mutating func visitNobodyAtRisk() {
    file.contacts = []
    file.spells[file.spells.count - 1].suicideRisk = true
  }

  mutating func reviewAlone() {
    guard let last = reviews.last else { return addLoneReview() }
    file.meetings[last].represented = [file.meetings[last].represented[number % 2]]
  }

  private mutating func addLoneReview() {
    addMeeting(.review, on: today - 20)
    file.meetings[file.meetings.count - 1].represented = [council(on: today)]
  }

  mutating func ignoreACrisis() {
    let day = today - chance.number(35...80)
    removeMeetings(after: day.previous)
    addMeeting(.review, on: day - 20)
    file.events = []
    addEvent(.crisis, on: day)
    addContact(.seen, on: day + 2, 15)
  }

  mutating func leaveActionOpen() {
    guard let last = file.meetings.indices.last else { return }
    var action = MeetingAction()
    action.id = Numbered.id("late", 1)
    action.action = chance.pick(Wording.actions)
    action.owner = council(on: today).text
    action.due = today - chance.number(5...60)
    file.meetings[last].actions = [action]
  }

  /// Seen no more since; someone spoke on the telephone before.
  mutating func loseContact() {
    let day = today - chance.number(20...45)
    for index in file.contacts.indices
    where file.contacts[index].at.map({ $0.londonDate >= day }) == true {
      file.contacts[index].kind = .spokenTo
    }
    addEvent(.disengaged, on: day)
  }

  mutating func keepAway() {
    let day = today - chance.number(195...250)
    file.contacts.removeAll { ($0.at?.londonDate ?? day) > day }
    removeMeetings(after: day)
    file.assessments.removeAll { ($0.completed ?? $0.started ?? day) > day }
    file.events = []
    addMeeting(.review, on: day)
  }

  /// All that follows the end of the order came before it.
  mutating func skipReviewAfterOrder() {
    guard let end = file.communityOrders[0].end else { return }
    removeMeetings(after: end.previous)
    file.events = []
    addMeeting(.review, on: end - 20)
    addContact(.seen, on: today - 15, 12)
  }

  mutating func sendNoCopies() {
    file.plans.removeLast(file.plans.count - 1)
    file.plans[0].ended = nil
    file.plans[0].copiesSent = nil
  }

  mutating func provideNothingOnLeave() {
    for index in file.plans[currentPlan].services.indices {
      file.plans[currentPlan].services[index].start = nil
      file.plans[currentPlan].services[index].plannedStart = today + 4
    }
  }
}
