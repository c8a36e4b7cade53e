import CaseFile
import CivilTime

/// Theme: ending. Here: after-care that stopped without a decision, and what follows an ending or a death.
extension Check {
  /// MHA 1983 s117(2).
  static let en06 = Check("EN-06") { day in
    guard day.isLive else { return }
    let services = day.services.filter(\.isAftercare)
    guard let stopped = services.compactMap(\.ended).max(),
      !services.contains(where: day.isStillMeant)
    else { return }
    day.clock(
      "case", .both, Deadline(day.settings[.stoppedServicesDays], daysAfter: stopped),
      facts: services.map { "services:\($0.id)" },
      "The last after-care service stopped on \(stopped.spoken), and the duty, which nothing has ended, is live."
    )
  }

  /// Ombudsmen's guidance 2022.
  static let en07 = Check("EN-07") { day in
    guard let ended = day.lastEnding else { return }
    for spell in day.spells
    where spell.admitted >= ended && spell.admitted <= ended + day.settings[.readmissionAuditDays] {
      guard !day.hasReviewed(since: spell.admitted) else { continue }
      day.open(
        "spells:\(spell.id)", .both, facts: ["spells:\(spell.id)"],
        "After-care ended on \(ended.spoken) and the person was admitted on \(spell.admitted.spoken). Was it right to end it?"
      )
    }
  }

  /// Code of Practice 33.21.
  static let en10 = Check("EN-10") { day in
    guard day.isLive, let arose = day.arising?.day, !day.hasKeyWorker,
      let event = day.latest(
        day.file.events.filter {
          $0.kind == .teamClosedCase && day.hasReached($0.on, since: arose)
        }, by: { $0.on })
    else { return }
    day.open(
      "case", .both, facts: ["events:\(event.id)"],
      "The team closed the case on \(event.on.spoken), the duty is live, and nobody is named as key worker.")
  }

  /// Good records.
  static let en11 = Check("EN-11") { day in
    guard let death = day.reached(day.file.person.deathDate), day.hasRegisterEntry,
      !day.hasReached(day.file.register?.closed)
    else { return }
    day.open(
      "case", .both, facts: ["register"],
      "The person died on \(death.spoken) and is still on the register.")
  }
}

extension Day {
  /// Whether a service that has not ended runs, is planned, or was refused by the person.
  fileprivate func isStillMeant(_ service: CurrentService) -> Bool {
    service.ended == nil
      && (service.hasStarted || service.row.plannedStart != nil || hasReached(service.row.refused))
  }
}
