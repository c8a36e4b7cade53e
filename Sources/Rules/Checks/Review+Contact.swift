import CaseFile
import CivilTime

/// Theme: review. Here: leaving hospital, and keeping in contact with the person.
extension Check {
  /// NHS Standard Contract.
  static let rv03 = Check("RV-03") { day in
    for spell in day.spells {
      guard let left = spell.left, left.londonDate >= LawDays.followUpStandard else { continue }
      day.checkContact(
        spell, after: left, hours: day.settings[.followUpHours],
        "It is not recorded that anybody saw or spoke to the person since they left hospital on \(left.londonDate.spoken)."
      )
    }
  }

  /// NICE QS159.
  static let rv04 = Check("RV-04") { day in
    for spell in day.spells where spell.suicideRisk == true {
      guard let left = spell.left else { continue }
      day.checkContact(
        spell, after: left, hours: day.settings[.suicideFollowUpHours],
        "A risk of suicide was identified, and it is not recorded that anybody saw or spoke to the person since they left hospital on \(left.londonDate.spoken)."
      )
    }
  }

  /// Code of Practice 33.23.
  static let rv08 = Check("RV-08") { day in
    for event in day.file.events where event.kind == .disengaged && day.hasReached(event.on) {
      guard !day.hasReached(event.reengagementPlan),
        !day.hasContacted(.seen, since: event.on)
      else { continue }
      day.clock(
        "events:\(event.id)", .both,
        Deadline(day.settings[.reengagementDays], daysAfter: event.on),
        facts: ["events:\(event.id)"],
        "Contact was lost on \(event.on.spoken). It is not recorded that anybody saw the person since, nor that there is a plan to restore it."
      )
    }
  }

  /// MHA 1983 s117.
  static let rv09 = Check("RV-09") { day in
    guard day.isLive, day.openSpell == nil, let last = day.lastSignOfCare else { return }
    day.clock(
      "case", .both, Deadline(day.settings[.contactMonths], monthsAfter: last),
      "There is no record of any contact, meeting or assessment since \(last.spoken).")
  }

  /// NICE QS159.
  static let rv11 = Check("RV-11") { day in
    guard let plan = day.currentPlan, !day.hasReached(plan.copiesSent),
      let (spell, left) = day.startingSpell, plan.agreed <= left.londonDate
    else { return }
    day.clock(
      "spells:\(spell.id)", .hospital(spell.hospital),
      Deadline(day.settings[.planSentHours], hoursAfter: left),
      facts: ["spells:\(spell.id)", "plans:\(plan.id)"],
      "The person left hospital on \(left.londonDate.spoken), and it is not recorded that the plan was sent to everyone named in it."
    )
  }

  /// Watson [1999] 2 CCLR 402.
  static let rv12 = Check("RV-12") { day in
    for leave in day.file.leave where leave.livingOut == true && day.isInForce(leave.start, leave.end) {
      let isServed = day.currentServices.contains { $0.isRunning && $0.isAftercare }
      guard !isServed else { continue }
      day.open(
        "leave:\(leave.id)", .both, facts: ["leave:\(leave.id)"],
        "The person lives outside hospital on leave, so after-care is owed now, and no after-care service runs.")
    }
  }
}

extension Contact.Kind {
  /// Whether somebody saw or spoke to the person.
  fileprivate var isWithPerson: Bool { self == .seen || self == .spokenTo }
}

extension Day {
  /// RV-03, RV-04: somebody must see or speak to the person within so many hours of leaving hospital.
  fileprivate func checkContact(
    _ spell: Spell, after left: Instant, hours: Int, _ why: @autoclosure () -> String
  ) {
    let day = left.londonDate
    let closing = day + settings[.followUpLookbackDays] + 1
    guard !hasReached(closing), !hasReached(file.person.deathDate), self.spell(openOn: day) == nil,
      !wentElsewhere(on: day), !hasBeenContacted(since: left)
    else { return }
    clock(
      "spells:\(spell.id)", .nhs, Deadline(hours, hoursAfter: left), until: closing,
      facts: ["spells:\(spell.id)"], why())
  }

  /// Whether a detention ended that day because the person went to another hospital or to prison.
  private func wentElsewhere(on day: CivilDate) -> Bool {
    file.legalStatus.contains {
      $0.end == day && $0.start <= day
        && ($0.endReason == .transferredOut || $0.endReason == .remittedToPrison)
    }
  }

  /// Whether somebody saw or spoke to the person after an instant.
  private func hasBeenContacted(since instant: Instant) -> Bool {
    file.contacts.contains {
      $0.kind.isWithPerson
        && ($0.at.map { $0 > instant && hasReached($0.londonDate) } ?? false)
    }
  }

  /// The latest day on which anybody had to do with the person, since the duty arose.
  fileprivate var lastSignOfCare: CivilDate? {
    guard var last = arising?.day else { return nil }
    for index in file.contacts.indices where file.contacts[index].kind.isWithPerson {
      last = max(last, reached(file.contacts[index].at?.londonDate) ?? last)
    }
    for index in file.meetings.indices {
      last = max(last, reached(file.meetings[index].held) ?? last)
    }
    for index in file.assessments.indices {
      let (completed, started) = (file.assessments[index].completed, file.assessments[index].started)
      last = max(last, reached(completed) ?? reached(started) ?? last)
    }
    return last
  }
}
