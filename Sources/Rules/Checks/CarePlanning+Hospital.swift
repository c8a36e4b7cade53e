import CaseFile
import CivilTime

/// Theme: care planning. Here: detention, leaving hospital, and orders in the community.
extension Check {
  /// Code of Practice ch 33; Milton Keynes 2019.
  static let cp06 = Check("CP-06") { day in
    guard let detention = day.detentions.latest else { return }
    if day.isLive {
      day.checkDischargeTold(detention)
    } else {
      day.checkDetentionTold(detention)
    }
  }

  /// NHSE dynamic support register and C(E)TR policy 2023.
  static let cp13 = Check("CP-13") { day in
    let person = day.file.person
    guard person.learningDisability == true || person.autism == true else { return }
    for spell in day.spells where spell.left == nil {
      guard !day.hasHeld(.careAndTreatmentReview, since: spell.admitted) else { continue }
      let isChild =
        day.reached(person.birthDate).map { spell.admitted < $0.adding(months: 216) } ?? false
      day.clock(
        "spells:\(spell.id)", .nhs,
        Deadline(day.settings[isChild ? .ctrChildDays : .ctrAdultDays], daysAfter: spell.admitted),
        facts: ["spells:\(spell.id)"],
        "The person has a learning disability or is autistic, was admitted on \(spell.admitted.spoken), and no care and treatment review has been held since."
      )
    }
  }

  /// Code of Practice 33.10.
  static let cp15 = Check("CP-15") { day in
    guard !day.isLive, let begins = day.detentions.latest?.begins,
      !day.hasHeld(.planning, since: begins), !day.hasStartedAssessing(since: begins)
    else { return }
    day.clock(
      "case", .both, Deadline(day.settings[.planningStartDays], daysAfter: begins),
      "The person has been detained since \(begins.spoken), and neither a planning meeting nor the start of an assessment of after-care needs is recorded."
    )
  }

  /// LGSCO 24 021 087a.
  static let cp16 = Check("CP-16") { day in
    guard day.isLive, day.currentPlan == nil, let (spell, left) = day.startingSpell,
      let period = day.shortNoticeEnd(around: left.londonDate)
    else { return }
    day.clock(
      "spells:\(spell.id)", .both,
      Deadline(day.settings[.shortNoticePlanWorkingDays], workingDaysAfter: left.londonDate),
      facts: ["spells:\(spell.id)", "legal_status:\(period.id)"],
      "The person left hospital on \(left.londonDate.spoken), at short notice because of how the detention ended, and has no plan."
    )
  }

  /// MHA 1983 s132A (community treatment orders); good practice for other orders; CSJ report on CTOs.
  static let cp18 = Check("CP-18") { day in
    for order in day.file.communityOrders
    where day.isInForce(order.start, order.end) && !day.hasReached(order.personTold) {
      day.clock(
        "community_orders:\(order.id)", .hospital(day.hospital(on: order.start)),
        Deadline(day.settings[.orderInformationWorkingDays], workingDaysAfter: order.start),
        facts: ["community_orders:\(order.id)"],
        "The person is subject to an order in the community since \(order.start.spoken), and it is not recorded that the order and their rights were explained to them."
      )
    }
  }

  /// Code of Practice ch 29; CSJ report on CTOs.
  static let cp19 = Check("CP-19") { day in
    for order in day.file.communityOrders
    where order.kind == .communityTreatmentOrder && day.isInForce(order.start, order.end)
      && !day.hasReached(order.communityTeamConsulted)
    {
      day.open(
        "community_orders:\(order.id)", .hospital(day.hospital(on: order.start)),
        facts: ["community_orders:\(order.id)"],
        "A community treatment order is in force, and it is not recorded that the team which must supervise it was consulted."
      )
    }
  }
}

extension Day {
  /// CP-06: whether both bodies were told of the detention that is to lead to a duty.
  fileprivate func checkDetentionTold(_ detention: QualifyingDetention) {
    let untold = responsibleBodies.filter { body in
      !isTold(body, of: .detention, detention) { _ in false }
    }
    guard !untold.isEmpty else { return }
    let first = detention.first
    checkTold(
      "legal_status:\(first.id)", .hospital(first.hospital), on: first.start,
      "\(untold.map(naming).joined(separator: " and ")) had to be told of the detention that began on \(first.start.spoken), so that planning could start; no notification is recorded."
    )
  }

  /// CP-06: whether both bodies were told of the discharge that started the duty.
  fileprivate func checkDischargeTold(_ detention: QualifyingDetention) {
    guard let arising, !arising.onLeave else { return }
    let start = startingSpell
    let untold = responsibleBodies.filter { body in
      !isTold(body, of: .discharge, detention) { $0 == start?.spell.id }
    }
    guard !untold.isEmpty else { return }
    let left = start?.left.londonDate ?? arising.day
    let subject = start.map { "spells:\($0.spell.id)" }
    let last = lastEnded(of: detention, by: arising.day) ?? detention.first
    checkTold(
      subject ?? "legal_status:\(last.id)",
      .hospital(start.map { $0.spell.hospital } ?? last.hospital), on: left,
      "\(untold.map(naming).joined(separator: " and ")) had to be told that "
        + (start == nil
          ? "the detention was over and the person out of hospital by \(left.spoken)"
          : "the person left hospital on \(left.spoken)") + "; no notification is recorded."
    )
  }

  /// The period that had ended last when the duty arose; of several, the one with the greater id.
  private func lastEnded(of detention: QualifyingDetention, by day: CivilDate) -> LegalStatus? {
    detention.periods.filter { $0.end.map { $0 <= day } ?? false }.lastEnded.map(row)
  }

  private func checkTold(
    _ subject: String, _ owing: Owing, on first: CivilDate, _ why: @autoclosure () -> String
  ) {
    clock(
      subject, owing, Deadline(settings[.notificationWorkingDays], workingDaysAfter: first),
      until: first + settings[.eventLookbackDays] + 1, facts: [subject], why())
  }

  /// Whether a body was told of something: about any period of the detention, or `isMeant`, or without a subject.
  private func isTold(
    _ body: BodyCode, of about: Notification.About, _ detention: QualifyingDetention,
    _ isMeant: (FactID) -> Bool
  ) -> Bool {
    file.notifications.contains { told in
      guard told.about == about, hasReached(told.sent), let to = told.to, Bodies.same(to, body)
      else { return false }
      guard let subject = told.subject else { return told.sent >= detention.leadIn }
      return isMeant(subject) || detention.periods.contains { row($0).id == subject }
    }
  }

  /// Whether an assessment of after-care needs was begun on a day or after it.
  fileprivate func hasStartedAssessing(since start: CivilDate) -> Bool {
    file.assessments.contains {
      $0.kind == .aftercareNeeds && hasReached($0.started, since: start)
    }
  }

  /// The period of the detention that ended, within a day of leaving, in a way that leaves no time to plan.
  fileprivate func shortNoticeEnd(around left: CivilDate) -> LegalStatus? {
    let period = detentions.latest?.periods.first { period in
      guard let end = period.end, (left.previous...left.next).contains(end) else { return false }
      switch period.endReason {
      case .dischargedByTribunal, .dischargedByManagers, .dischargedByNearestRelative,
        .absentWithoutLeaveLapsed:
        return true
      default: return false
      }
    }
    return period.map(row)
  }
}
