import CaseFile
import CivilTime

/// Theme: funding.
extension Check {
  static let funding = [fn01, fn03, fn06]

  /// MHA 1983 s117(2); Ombudsmen's guidance 2022.
  static let fn01 = Check("FN-01") { day in
    for service in day.services where service.isAftercare && service.ended == nil {
      let isPlanned = !day.hasReached(service.row.refused) && day.hasReached(service.row.plannedStart)
      guard service.isRunning || isPlanned,
        !day.fundingInForce.contains(where: { $0.services.contains(service.id) })
      else { continue }
      day.open(
        "services:\(service.id)", .both, facts: ["services:\(service.id)"],
        "No funding agreement in force covers this after-care service.")
    }
  }

  /// Stennett [2002] UKHL 34; LGSCO 23 012 780.
  static let fn03 = Check("FN-03") { day in
    for charge in day.wrongfulCharges {
      guard let levier = charge.leviedBy else { continue }
      day.open(
        "charges:\(charge.id)", .bodyOrBoth(levier), facts: ["charges:\(charge.id)"],
        "The person, or someone for them, was charged for after-care, which is free, and it is not refunded.")
    }
  }

  /// SI 2022/734 reg 29 (it stays valid).
  static let fn06 = Check("FN-06") { day in
    for agreement in day.fundingInForce {
      guard let former = agreement.parties.map(\.body).first(where: { day.isAbolished($0) })
      else { continue }
      day.open(
        "funding:\(agreement.id)", .both, facts: ["funding:\(agreement.id)"],
        "The agreement still names \(day.naming(former)), \(day.successorPhrase(former)). It stays valid, and care goes on.")
    }
  }
}

extension Day {
  /// Charges for after-care on days on which the duty was live, and not made good (FN-03, FN-07).
  var wrongfulCharges: [Charge] {
    file.charges.filter { charge in
      guard charge.purpose != .topUp, !CivilDate.isBackwards(charge.start, charge.end),
        hasReached(charge.start), let item = charge.item, isAftercare(item)
      else { return false }
      return wasOwed(charge) && !isRefunded(charge)
    }
  }

  /// Whether an id is that of an after-care service or of after-care accommodation.
  private func isAftercare(_ item: FactID) -> Bool {
    services.contains { $0.id == item && $0.isAftercare }
      || file.accommodation.contains {
        $0.id == item && $0.aftercare == true && !CivilDate.isBackwards($0.start, $0.end)
          && hasReached($0.start)
      }
  }

  /// Whether the duty was live on a day charged for.
  private func wasOwed(_ charge: Charge) -> Bool {
    if charge.per == .once { return at(charge.start).isLive }
    guard let end = reached(charge.end) else { return wasLive(from: charge.start, through: date) }
    return wasLive(from: charge.start, through: end.previous)
  }

  /// Whether the duty was live on any of the days.
  func wasLive(from first: CivilDate, through last: CivilDate) -> Bool {
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
}
