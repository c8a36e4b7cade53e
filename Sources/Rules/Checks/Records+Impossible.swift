import CaseFile
import CivilTime

/// Theme: records. Here: dates and codes that cannot be.
extension Check {
  /// Good records.
  static let dq03 = Check("DQ-03") { day in
    var faults = Faults(day)
    faults.findBackwards()
    faults.findBadStatuses()
    faults.findOverlaps()
    faults.findOrdersWithoutDetention()
    faults.findDeathMismatches()
    faults.report()
  }
}

/// The rows of a case that have a date or a code that cannot be, as DQ-03 goes through them.
private struct Faults {
  private struct Fault {
    let subject: String
    let owing: Owing
    let why: String
  }

  private let day: Day
  private var found: [Fault] = []

  init(_ day: Day) {
    self.day = day
  }

  /// Opens one gap for each row, with the first fault that was found in it.
  func report() {
    var seen: Set<String> = []
    for fault in found where seen.insert(fault.subject).inserted {
      day.open(fault.subject, fault.owing, facts: [fault.subject], fault.why)
    }
  }

  private mutating func add(_ subject: String, _ owing: Owing, _ why: String) {
    found.append(Fault(subject: subject, owing: owing, why: why))
  }
}

extension Faults {
  /// Periods that end before they start.
  mutating func findBackwards() {
    let file = day.file
    for row in file.legalStatus {
      checkPeriod("legal_status", row.id, row.start, row.end, .hospital(row.hospital))
    }
    for row in file.communityOrders {
      guard CivilDate.isBackwards(row.start, row.end) else { continue }
      checkPeriod("community_orders", row.id, row.start, row.end, owing(row))
    }
    for row in file.spells {
      checkPeriod("spells", row.id, row.admitted, row.left?.londonDate, .hospital(row.hospital))
    }
    for row in file.leave { checkPeriod("leave", row.id, row.start, row.end) }
    for row in file.residence { checkPeriod("residence", row.id, row.start, row.end) }
    for row in file.gpRegistrations { checkPeriod("gp_registrations", row.id, row.start, row.end) }
    for row in file.keyWorkers { checkPeriod("key_workers", row.id, row.start, row.end) }
    for row in file.charges { checkPeriod("charges", row.id, row.start, row.end) }
    for row in file.accommodation { checkPeriod("accommodation", row.id, row.start, row.end) }
    for row in file.directPayments { checkPeriod("direct_payments", row.id, row.start, row.end) }
    findBackwardsPlans()
    findBackwardsFunding()
  }

  private mutating func findBackwardsPlans() {
    for plan in day.file.plans { checkPeriod("plans", plan.id, plan.agreed, plan.ended) }
    for service in day.services {
      guard let start = service.row.start else { continue }
      checkPeriod("services", service.id, start, service.row.end)
    }
  }

  /// An agreement's dates are known in advance once it is signed.
  private mutating func findBackwardsFunding() {
    for row in day.file.funding where CivilDate.isBackwards(row.start, row.end) {
      guard day.hasReached(row.signed) || day.hasReached(row.start) else { continue }
      add("funding:\(row.id)", .hospital(nil), "The row ends before it starts.")
    }
  }

  private mutating func checkPeriod(
    _ list: String, _ id: FactID, _ start: CivilDate, _ end: CivilDate?,
    _ owing: Owing = .hospital(nil)
  ) {
    guard CivilDate.isBackwards(start, end), day.hasReached(start) else { return }
    add("\(list):\(id)", owing, "The row ends before it starts.")
  }

  private func owing(_ order: CommunityOrder) -> Owing { .hospital(day.hospital(on: order.start)) }
}

extension Faults {
  /// Legal statuses that cannot be: section 46, one before birth, one that ended by a death that is not recorded.
  mutating func findBadStatuses() {
    let birth = day.reached(day.file.person.birthDate)
    for row in day.file.legalStatus where day.exists(row.start, row.end) {
      let subject = "legal_status:\(row.id)"
      let owing = Owing.hospital(row.hospital)
      if row.section == .section46 {
        add(subject, owing, "Section 46 is no longer law; the code must be wrong.")
      }
      if let birth, row.section.isDetaining, row.start < birth {
        add(subject, owing, "The detention began before the date of birth.")
      }
      if row.endReason == .death, day.hasReached(row.end), !day.hasReached(day.file.person.deathDate) {
        add(subject, owing, "The detention ended by death, and no date of death is recorded.")
      }
    }
  }

  /// Two detaining periods in force on one day: the later-starting one.
  mutating func findOverlaps() {
    guard day.file.legalStatus.count > 1 else { return }
    let periods = day.legalStatuses { $0.section.isDetaining }
      .filter { $0.end != $0.start }
      .sorted { ($0.start, $0.id) < ($1.start, $1.id) }
    var lastDay = CivilDate.distantPast
    for period in periods {
      if period.start < lastDay {
        add(
          "legal_status:\(period.id)", .hospital(period.hospital),
          "Two detentions are recorded for the same days.")
      }
      lastDay = max(lastDay, period.end ?? .distantFuture)
    }
  }

  /// Community treatment orders with no qualifying detention before them.
  mutating func findOrdersWithoutDetention() {
    for order in day.file.communityOrders
    where order.kind == .communityTreatmentOrder && day.exists(order.start, order.end) {
      let hasDetention = day.detentions.qualifying.contains { $0.begins <= order.start }
      if !hasDetention {
        add(
          "community_orders:\(order.id)", owing(order),
          "A community treatment order can only follow a detention that qualifies, and none is recorded.")
      }
    }
  }

  /// Rows that began after the person died.
  mutating func findDeathMismatches() {
    guard let death = day.reached(day.file.person.deathDate) else { return }
    let file = day.file
    for row in file.contacts { checkDeath("contacts", row.id, row.at?.londonDate, death) }
    for row in file.plans { checkDeath("plans", row.id, row.agreed, death) }
    for row in file.leave { checkDeath("leave", row.id, row.start, death) }
    for row in file.legalStatus {
      checkDeath("legal_status", row.id, row.start, death, .hospital(row.hospital))
    }
    for row in file.communityOrders where row.start > death {
      checkDeath("community_orders", row.id, row.start, death, owing(row))
    }
    for row in file.spells {
      checkDeath("spells", row.id, row.admitted, death, .hospital(row.hospital))
    }
    for row in file.accommodation { checkDeath("accommodation", row.id, row.start, death) }
  }

  private mutating func checkDeath(
    _ list: String, _ id: FactID, _ first: CivilDate?, _ death: CivilDate,
    _ owing: Owing = .hospital(nil)
  ) {
    guard day.hasReached(first, since: death.next) else { return }
    add("\(list):\(id)", owing, "This is dated after the person's death.")
  }
}
