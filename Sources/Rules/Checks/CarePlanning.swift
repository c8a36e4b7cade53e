import CaseFile
import CivilTime

/// Theme: care planning. Here: the meeting, the assessment and what the plan must hold.
extension Check {
  static let carePlanning = [
    cp01, cp02, cp03, cp04, cp05, cp06, cp07, cp08, cp09, cp10, cp11, cp12, cp13, cp14, cp15, cp16,
    cp17, cp18, cp19, cp20, cp21, cp22, cp23,
  ]

  /// MHA 1983 s117(2); Code of Practice ch 33; Ombudsmen's guidance 2022.
  static let cp01 = Check("CP-01") { day in
    guard day.isLive, day.currentPlan == nil else { return }
    day.open("case", .both, "After-care is owed and no written plan for it is in force.")
  }

  /// Code of Practice 33.10; LGSCO 24 015 710.
  static let cp02 = Check("CP-02") { day in
    guard let leadIn = day.detentions.latest?.leadIn, !day.hasHeld(.planning, since: leadIn),
      !day.hasHeld(.review, since: leadIn)
    else { return }
    if day.isLive {
      guard day.currentPlan == nil else { return }
      day.open("case", .both, "After-care is owed, and no meeting has been held to plan it.")
    } else if let leaving = day.openSpell?.expectedDischarge {
      day.clock(
        "case", .both, Deadline(opens: leaving - day.settings[.planningWindowDays]),
        "The person is to leave hospital on \(leaving.spoken) and no meeting has planned the after-care.")
    }
  }

  /// Code of Practice ch 33; LGSCO 23 005 802, 25 000 832.
  static let cp03 = Check("CP-03") { day in
    guard day.isLive, let leadIn = day.detentions.latest?.leadIn,
      !day.hasAssessedNeeds(since: leadIn)
    else { return }
    day.open(
      "case", .both,
      "After-care is owed, and no assessment of the needs it must meet was completed since the detention began.")
  }

  /// MHA 1983 s117(2); Ombudsmen's guidance 2022.
  static let cp04 = Check("CP-04") { day in
    guard let leadIn = day.detentions.latest?.leadIn,
      let meeting = day.latestMeeting(.planning, since: leadIn), let held = meeting.held
    else { return }
    day.openForAbsence(
      "meetings:\(meeting.id)", day.absent(among: meeting.represented, on: held),
      "By its record, the planning meeting of \(held.spoken) had nobody who could commit")
  }

  /// Ombudsmen's guidance 2022.
  static let cp05 = Check("CP-05") { day in
    guard let plan = day.currentPlan, !day.hasReached(plan.copyToPerson) else { return }
    day.clock(
      "plans:\(plan.id)", .both,
      Deadline(day.settings[.planCopyWorkingDays], workingDaysAfter: plan.agreed),
      facts: ["plans:\(plan.id)"],
      "The plan was agreed on \(plan.agreed.spoken) and no copy given to the person is recorded.")
  }

  /// Code of Practice chs 33-34; LGSCO 21 008 501a.
  static let cp07 = Check("CP-07") { day in
    guard let plan = day.currentPlan else { return }
    let missing = Check.missing([
      ("a crisis plan", plan.crisisPlan == true),
      ("what happens if the package fails", plan.contingencyPlan == true),
    ])
    guard let missing else { return }
    day.open(
      "plans:\(plan.id)", .both, facts: ["plans:\(plan.id)"], "The plan does not hold \(missing).")
  }

  /// Code of Practice ch 33; discharge guidance 2024 principles 1-2.
  static let cp08 = Check("CP-08") { day in
    guard let plan = day.currentPlan else { return }
    let missing = Check.missing([
      ("the person's own views", plan.personViews == true),
      ("whether a carer was involved", plan.carerContact != nil),
      ("that an advocate was offered", plan.advocacyOffered == true),
    ])
    guard let missing else { return }
    day.open(
      "plans:\(plan.id)", .both, facts: ["plans:\(plan.id)"],
      "The plan does not record \(missing). The person must be able to take part.")
  }

  /// NHSE position on CPA; Code of Practice ch 34.
  static let cp09 = Check("CP-09") { day in
    guard day.isLive, !day.hasKeyWorker else { return }
    day.open("case", .both, "After-care is owed and nobody is named as key worker.")
  }

  /// Right to have a personal health budget, s117, from 2 December 2019.
  static let cp12 = Check("CP-12") { day in
    guard day.isLive, let plan = day.currentPlan,
      !day.hasReached(plan.personalBudgetOffered), day.hasReached(LawDays.personalHealthBudgets)
    else { return }
    day.open(
      "plans:\(plan.id)", .both, facts: ["plans:\(plan.id)"],
      "The person has a right to a personal health budget for after-care; no offer is recorded.")
  }

  /// Ombudsmen 2016 (transitions); MHA 1983 s117 has no age limit.
  static let cp14 = Check("CP-14") { day in
    guard let birth = day.reached(day.file.person.birthDate), let plan = day.currentPlan,
      plan.transitionPlan != true, day.hasReached(birth.adding(months: 210)),
      !day.hasReached(birth.adding(months: 216))
    else { return }
    day.open(
      "case", .both, facts: ["plans:\(plan.id)"],
      "The person turns 18 on \(birth.adding(months: 216).spoken). After-care goes on, and the plan does not say how services will change."
    )
  }

  /// Equality Act 2010 s20; LGSCO 22 009 742a.
  static let cp17 = Check("CP-17") { day in
    guard let plan = day.currentPlan else { return }
    let unmet = day.file.person.adjustments.filter {
      $0.metInPlan != true && ($0.recorded.map { day.hasReached($0) } ?? true)
    }
    guard !unmet.isEmpty else { return }
    day.open(
      "case", .both, facts: ["plans:\(plan.id)"],
      "The person needs an adjustment, and it is not recorded that the plan, and their copy of it, meet it.")
  }

  /// MHA 1983 s117(2); Ombudsmen's guidance 2022.
  static let cp23 = Check("CP-23") { day in
    guard let plan = day.currentPlan else { return }
    day.openForAbsence(
      "plans:\(plan.id)", day.absent(among: plan.agreedBy, on: plan.agreed),
      "Both bodies owe what is in the plan; it is not agreed by")
  }

  /// What is missing of several things, in words; nil where nothing is.
  private static func missing(_ wanted: [(what: String, isThere: Bool)]) -> String? {
    let missing = wanted.filter { !$0.isThere }.map(\.what)
    return missing.isEmpty ? nil : missing.joined(separator: ", nor ")
  }
}

extension Day {
  /// Opens a gap for the responsible bodies that had no part in something; `what` is the start of a sentence.
  func openForAbsence(
    _ subject: @autoclosure () -> String, _ absent: [BodyCode], _ what: @autoclosure () -> String
  ) {
    guard !absent.isEmpty else { return }
    let subject = subject()
    open(
      subject, .bodies(absent), facts: [subject],
      what() + " " + absent.map(naming).joined(separator: " or ") + ".")
  }
}
