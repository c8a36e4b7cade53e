import CaseFile
import CivilTime

/// Theme: review. Here: reviews, what must lead to one, and what was agreed at it.
extension Check {
  static let review = [
    rv01, rv02, rv03, rv04, rv05, rv06, rv07, rv08, rv09, rv10, rv11, rv12,
  ]

  /// Care and support guidance; local policy.
  static let rv01 = Check("RV-01") { day in
    guard day.isLive, let arose = day.arising?.day, let leadIn = day.detentions.latest?.leadIn
    else { return }
    let held = day.lastReviewOrPlanning(since: leadIn)
    let deadline = Deadline(day.settings[.reviewMonths], monthsAfter: held ?? arose)
    let isVeryLate = day.hasReached(
      deadline.due.adding(months: day.settings[.reviewCriticalMonths]).next)
    day.clock(
      "case", .both, deadline, severity: isVeryLate ? .critical : .high,
      held.map { "The last review or planning meeting was on \($0.spoken)." }
        ?? "No review has been held since the duty began on \(arose.spoken).")
  }

  /// Local policy.
  static let rv02 = Check("RV-02") { day in
    guard day.isLive, day.currentPlan != nil, let arose = day.arising?.day,
      !day.hasReviewed(since: arose)
    else { return }
    day.clock(
      "case", .both, Deadline(day.settings[.firstReviewWeeks], weeksAfter: arose),
      until: arose.adding(months: day.settings[.reviewMonths]).next,
      "The duty began on \(arose.spoken), and no first review has been held.")
  }

  /// MHA 1983 s117(2).
  static let rv05 = Check("RV-05") { day in
    guard let arose = day.arising?.day, let review = day.latestMeeting(.review, since: arose),
      let held = review.held
    else { return }
    day.openForAbsence(
      "meetings:\(review.id)", day.absent(among: review.represented, on: held),
      "By its record, the review of \(held.spoken) had nobody who could commit")
  }

  /// Good practice.
  static let rv06 = Check("RV-06") { day in
    for event in day.file.events where event.kind.callsForReview {
      day.checkReviewed("events:\(event.id)", after: event.on, "something changed for the person")
    }
    for spell in day.spells {
      day.checkReviewed("spells:\(spell.id)", after: spell.admitted, "the person was admitted")
    }
  }

  /// Ombudsmen 2016.
  static let rv07 = Check("RV-07") { day in
    for meeting in day.file.meetings where meeting.due != nil || day.hasReached(meeting.held) {
      for action in meeting.actions {
        guard let due = action.due, !day.hasReached(action.done) else { continue }
        day.clock(
          "meetings:\(meeting.id)/\(action.id)",
          .bodyOrBoth(action.owner.flatMap { BodyCode($0) }), Deadline(due: due),
          facts: ["meetings:\(meeting.id)"],
          "An action that a meeting agreed was due on \(due.spoken) and is not recorded as done.")
      }
    }
  }

  /// Code of Practice 33.21.
  static let rv10 = Check("RV-10") { day in
    for order in day.file.communityOrders {
      guard let end = order.end, end >= order.start, order.endReason != .death,
        order.endReason != .revoked, order.endReason != .recalled, day.hasReached(end),
        !day.hasReviewed(since: end), day.at(end).isLive
      else { continue }
      day.clock(
        "community_orders:\(order.id)", .both,
        Deadline(day.settings[.orderEndReviewDays], daysAfter: end),
        until: end + day.settings[.eventLookbackDays] + 1, facts: ["community_orders:\(order.id)"],
        "The order in the community ended on \(end.spoken). After-care goes on, and no review has looked at what changes."
      )
    }
  }
}

extension Event.Kind {
  /// Whether what happened must lead to a review.
  fileprivate var callsForReview: Bool {
    switch self {
    case .crisis, .move, .reviewRequested, .keyWorkerChanged, .safeguardingConcern,
      .benefitChanged, .tenancyChanged, .placementEnded, .released:
      true
    case .disengaged, .teamClosedCase, .imprisoned: false
    }
  }
}

extension Day {
  /// RV-06: a review must follow what happened on a day on which the duty was live.
  fileprivate func checkReviewed(
    _ subject: @autoclosure () -> String, after happened: CivilDate,
    _ what: @autoclosure () -> String
  ) {
    let closing = happened + settings[.eventLookbackDays] + 1
    guard hasReached(happened), !hasReached(closing), !hasReviewed(since: happened),
      at(happened).isLive
    else { return }
    let subject = subject()
    clock(
      subject, .both, Deadline(settings[.eventReviewDays], daysAfter: happened), until: closing,
      facts: [subject],
      "On \(happened.spoken) \(what()), and no review has been held since.")
  }
}
