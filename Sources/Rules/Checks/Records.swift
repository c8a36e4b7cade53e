import CaseFile
import CivilTime

/// Theme: records.
extension Check {
  static let records = [dq01, dq02, dq03, dq07, dq08, dq09, dq12, dq13, dq14]

  /// Code of Practice ch 33; LGSCO 22 009 742a.
  static let dq01 = Check("DQ-01") { day in
    guard day.isLive, !day.hasRegisterEntry, let arose = day.arising?.day else { return }
    day.clock(
      "case", .both, Deadline(day.settings[.registerDays], daysAfter: arose),
      "After-care has been owed since \(arose.spoken) and the person is on no register.")
  }

  /// LGSCO 19 018 519c.
  static let dq02 = Check("DQ-02") { day in
    guard day.isOnRegister, day.hasLegalStatus else { return }
    guard !day.hasBegun({ $0.section.isQualifying }) else { return }
    day.open(
      "case", .both, facts: ["register"],
      "The person is on the register, and no detention on record gives rise to after-care. Was there one? Until the papers are checked, after-care goes on."
    )
  }

  /// MHA 1983 s117(3); SI 2022/635.
  static let dq07 = Check("DQ-07") { day in
    guard day.detentions.latest != nil else { return }
    let council = day.council
    if council.body == nil, !council.isUnallocated, let decisive = council.day {
      day.open(
        "case", .both,
        "The council depends on where the person lived on \(decisive.spoken), and the record does not say.")
      return
    }
    let nhs = day.statutory
    guard nhs.body == nil, !nhs.isUnallocated, !nhs.lacksRegistrationWhenBoardsBegan,
      nhs.day != nil
    else { return }
    day.open(
      "case", .both,
      "The NHS body depends on the GP, or the home, of \(nhs.spokenDay), and the record does not tell.")
  }

  /// Ombudsmen 2016 (records).
  static let dq08 = Check("DQ-08") { day in
    if let plan = day.currentPlan, plan.document == nil {
      day.openWithoutDocument("plans:\(plan.id)", "The current plan")
    }
    if let arose = day.arising?.day, let review = day.latestMeeting(.review, since: arose),
      review.document == nil
    {
      day.openWithoutDocument("meetings:\(review.id)", "The latest review")
    }
    for decision in day.decisions where decision.row.document == nil {
      day.openWithoutDocument("endings:\(decision.row.id)", "The decision to end after-care")
    }
  }

  /// Ombudsmen 2016 (records).
  static let dq09 = Check("DQ-09") { day in
    guard let directory = day.directory, let council = day.councilBody,
      let nhs = day.bodyOutsidePrison
    else { return }
    let areCompared = directory.reconciliations(of: council).contains {
      day.hasReached($0.on) && !day.hasReached($0.on + day.settings[.reconciliationDays] + 1)
        && Bodies.same($0.council, council) && Bodies.same($0.nhsBody, nhs)
    }
    guard !areCompared else { return }
    day.open(
      "body:\(council)/\(nhs)", .both,
      "\(day.naming(council)) and \(day.naming(nhs)) have not compared their registers in the last \(day.settings[.reconciliationDays]) days. A person on one may be missing on the other."
    )
  }

  /// Good records.
  static let dq12 = Check("DQ-12") { day in
    guard day.isLive, day.file.person.nhsNumber == nil else { return }
    day.open("case", .both, "The NHS number is not recorded, so records about the person may not be found.")
  }

  /// Code of Practice ch 33; LGSCO 19 018 519c.
  static let dq13 = Check("DQ-13") { day in
    guard day.isOnRegister, !day.hasLegalStatus else { return }
    day.open(
      "case", .both, facts: ["register"],
      "The person is on the register, and no detention is on record. Where are the papers? Until they are found, treat the person as entitled."
    )
  }

  /// Ombudsmen 2016 (records).
  static let dq14 = Check("DQ-14") { day in
    guard day.isLive, day.openSpell == nil, day.presentResidence == nil else { return }
    day.open("case", .both, "After-care is owed, and it is not recorded where the person lives.")
  }
}

extension Day {
  fileprivate func openWithoutDocument(_ subject: String, _ what: @autoclosure () -> String) {
    open(subject, .both, facts: [subject], what() + " has no document on record.")
  }
}
