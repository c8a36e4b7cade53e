import CaseFile
import CivilTime

/// Theme: care planning. Here: the services of the plan and the people who provide them.
extension Check {
  /// MHA 1983 s117(6); LAC(2000)3.
  static let cp10 = Check("CP-10") { day in
    for service in day.currentServices
    where service.ended == nil && (service.row.need == nil || service.row.aftercare == nil) {
      day.open(
        "services:\(service.id)", .both, facts: service.facts,
        service.row.aftercare == nil
          ? "It is not decided whether this service is after-care. If it is, it must be free."
          : "The need that this service meets is not recorded.")
    }
  }

  /// MHA 1983 s117(2).
  static let cp11 = Check("CP-11") { day in
    for service in day.currentServices where service.isAftercare && !service.hasStarted {
      guard let planned = service.row.plannedStart, !day.hasReached(service.row.refused)
      else { continue }
      day.clock(
        "services:\(service.id)", .both,
        Deadline(day.settings[.serviceStartGraceDays], daysAfter: planned),
        facts: service.facts,
        "This after-care service was to start on \(planned.spoken) and is not recorded as started.")
    }
  }

  /// CSJ report on care co-ordination.
  static let cp20 = Check("CP-20") { day in
    guard
      let worker = day.file.keyWorkers.latest(by: \.start, where: { day.isInForce($0.start, $0.end) }),
      let employer = worker.employer?.text,
      let service = day.services.first(where: {
        $0.isRunning && $0.isAftercare && $0.row.provider == employer
      })
    else { return }
    day.open(
      "key_workers:\(worker.id)", .both,
      facts: ["key_workers:\(worker.id)", "services:\(service.id)"],
      "The key worker is employed by the provider of an after-care service. Is the conflict of interest dealt with?")
  }

  /// Ombudsmen 2016, day services below assessed need.
  static let cp21 = Check("CP-21") { day in
    for service in day.services where service.isRunning && service.isAftercare {
      guard let assessed = service.row.hoursPerWeek?.value,
        let delivered = service.row.deliveredHoursPerWeek?.value,
        Quantity.isLess(delivered, than: assessed, times: day.settings.deliveryFloor)
      else { continue }
      day.open(
        "services:\(service.id)", .both, facts: ["services:\(service.id)"],
        "\(delivered) hours a week are delivered where \(assessed) were assessed as needed.")
    }
  }

  /// Mental Capacity Act 2005 ss1-4; Ombudsmen 2016.
  static let cp22 = Check("CP-22") { day in
    for row in day.file.capacity where row.lacks == true {
      guard row.recorded.map({ day.hasReached($0) }) ?? true,
        !day.hasReached(row.assessed) || !day.hasReached(row.bestInterests)
      else { continue }
      day.open(
        "capacity:\(row.id)", .both, facts: ["capacity:\(row.id)"],
        day.hasReached(row.assessed)
          ? "The person was treated as lacking capacity, and no decision in their best interests is recorded."
          : "The person was treated as lacking capacity without a recorded assessment of it. Capacity must be presumed."
      )
    }
  }
}

extension CurrentService {
  /// The line and the plan that it stands in.
  var facts: [String] { ["plans:\(plan)", "services:\(id)"] }
}
