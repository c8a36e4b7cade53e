import CaseFile
import CivilTime

/// Theme: funding. Here: what the person, or someone for them, was made to pay. After-care is free.
extension Check {
  /// Stennett [2002] UKHL 34; LGSCO 23 012 780.
  static let fn03 = Check("FN-03") { day in
    for charge in day.wrongfulCharges {
      guard let levier = charge.leviedBy else { continue }
      day.open(
        "charges:\(charge.id)", .bodyOrBoth(levier), facts: day.facts(of: charge),
        "The person, or someone for them, was charged for after-care, which is free, and it is not refunded.")
    }
  }

  /// LGSCO 23 012 780.
  static let fn04 = Check("FN-04") { day in
    for charge in day.file.charges where day.exists(charge.start, charge.end) {
      guard let refund = charge.refund else { continue }
      if let paid = day.reached(refund.paid) {
        guard refund.interest == nil else { continue }
        day.open(
          "charges:\(charge.id)", .bodyOrBoth(charge.leviedBy), facts: day.facts(of: charge),
          "The charge was refunded on \(paid.spoken), and it is not decided whether interest is paid.")
      } else if let agreed = day.reached(refund.agreed) {
        day.clock(
          "charges:\(charge.id)", .bodyOrBoth(charge.leviedBy),
          Deadline(day.settings[.refundDays], daysAfter: agreed), facts: day.facts(of: charge),
          "A refund was agreed on \(agreed.spoken) and is not recorded as paid.")
      }
    }
  }

  /// MHA 1983 s117; LGSCO 23 005 802, 18 010 781b.
  static let fn07 = Check("FN-07") { day in
    for charge in day.wrongfulCharges where charge.leviedBy == nil {
      day.open(
        "charges:\(charge.id)", .both, facts: day.facts(of: charge),
        "The person, or someone for them, pays a provider for after-care that the bodies must provide free, and it is not refunded."
      )
    }
  }

  /// LGSCO 25 002 735.
  static let fn08 = Check("FN-08") { day in
    for home in day.accommodationInUse {
      guard home.notice?.reason == .nonPayment, day.hasReached(home.notice?.given) else { continue }
      day.open(
        "accommodation:\(home.id)", .both, facts: ["accommodation:\(home.id)"],
        "The provider gave notice because it was not paid. The person may lose their home.")
    }
  }

  /// MHA 1983 s117; Care Act 2014.
  static let fn10 = Check("FN-10") { day in
    for test in day.meansTests {
      day.open(
        "assessments:\(test.assessment)", .council,
        facts: ["assessments:\(test.assessment)", "services:\(test.service)"],
        "The person's means were assessed for after-care, which is free whatever they have.")
    }
  }
}

extension Day {
  /// Charges for after-care on days on which the duty was live, and not made good (FN-03, FN-07).
  fileprivate var wrongfulCharges: [Charge] {
    guard !file.charges.isEmpty else { return [] }
    return remember(knownCharges) {
      file.charges.filter { charge in
        guard charge.purpose != .topUp, exists(charge.start, charge.end), let item = charge.item,
          isAftercare(item)
        else { return false }
        return wasOwed(charge) && !isRefunded(charge)
      }
    } keep: {
      knownCharges = $0
    }
  }

  fileprivate func facts(of charge: Charge) -> [String] { ["charges:\(charge.id)"] }

  /// Whether an id is that of an after-care service or of after-care accommodation.
  private func isAftercare(_ item: FactID) -> Bool {
    services.contains { $0.id == item && $0.isAftercare }
      || file.accommodation.contains {
        $0.id == item && $0.aftercare == true && exists($0.start, $0.end)
      }
  }

  /// Whether the duty was live on a day charged for.
  private func wasOwed(_ charge: Charge) -> Bool {
    if charge.per == .once { return at(charge.start).isLive }
    guard let end = reached(charge.end) else { return wasLive(from: charge.start, through: date) }
    return wasLive(from: charge.start, through: end.previous)
  }

  /// Whether the duty was live on any of the days.
  private func wasLive(from first: CivilDate, through last: CivilDate) -> Bool {
    var day = at(last)
    while day.date >= first {
      if day.isLive { return true }
      guard let lower = day.knownStanding?.bounds.lower, lower > first else { return false }
      day = at(lower.previous)
    }
    return false
  }

  /// Whether a charge was refunded and not levied again after that.
  private func isRefunded(_ charge: Charge) -> Bool {
    guard let paid = reached(charge.refund?.paid) else { return false }
    if charge.per == .once { return charge.start <= paid }
    return reached(charge.end).map { $0 <= max(paid, charge.start).next } ?? false
  }

  /// Financial assessments that exist on the day and list an after-care service which no later one leaves out.
  fileprivate var meansTests: [(assessment: FactID, service: FactID)] {
    file.assessments.compactMap { test in
      guard test.kind == .financial else { return nil }
      let completed = reached(test.completed)
      let made = completed ?? reached(test.started)
      guard made != nil || (test.started == nil && test.completed == nil) else { return nil }
      let tested = services.first { service in
        service.isAftercare && test.services.contains(service.id)
          && !isLeftOut(service.id, after: made ?? .distantPast, test.id)
      }
      return tested.map { (test.id, $0.id) }
    }
  }

  /// Whether a financial assessment completed later than another leaves a service out.
  private func isLeftOut(_ service: FactID, after made: CivilDate, _ id: FactID) -> Bool {
    file.assessments.contains { later in
      guard later.kind == .financial, let completed = reached(later.completed) else { return false }
      return (completed, later.id) > (made, id) && !later.services.contains(service)
    }
  }
}
