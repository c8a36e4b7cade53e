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

  private mutating func add(_ row: LegalStatus, _ why: String) {
    add("legal_status:\(row.id)", .hospital(row.hospital), why)
  }
}

extension Faults {
  /// Periods that end before they start.
  mutating func findBackwards() {
    let file = day.file
    check(file.legalStatus, "legal_status", { ($0.start, $0.end) }, { .hospital($0.hospital) })
    let day = self.day
    check(
      file.communityOrders, "community_orders", { ($0.start, $0.end) },
      { .hospital(day.hospital(on: $0.start)) })
    check(
      file.spells, "spells", { ($0.admitted, $0.left?.londonDate) }, { .hospital($0.hospital) })
    check(file.leave, "leave", { ($0.start, $0.end) })
    check(file.residence, "residence", { ($0.start, $0.end) })
    check(file.gpRegistrations, "gp_registrations", { ($0.start, $0.end) })
    check(file.keyWorkers, "key_workers", { ($0.start, $0.end) })
    check(file.charges, "charges", { ($0.start, $0.end) })
    check(file.accommodation, "accommodation", { ($0.start, $0.end) })
    check(file.directPayments, "direct_payments", { ($0.start, $0.end) })
    check(file.plans, "plans", { ($0.agreed, $0.ended) })
    findBackwardsServices()
    findBackwardsFunding()
  }

  private mutating func findBackwardsServices() {
    for service in day.services {
      let start = service.row.start ?? .distantPast
      guard CivilDate.isBackwards(start, service.row.end), day.hasReached(start) else { continue }
      add("services:\(service.id)", .hospital(nil), "The row ends before it starts.")
    }
  }

  /// An agreement's dates are known in advance once it is signed.
  private mutating func findBackwardsFunding() {
    for row in day.file.funding where CivilDate.isBackwards(row.start, row.end) {
      guard day.hasReached(row.signed) || day.hasReached(row.start) else { continue }
      add("funding:\(row.id)", .hospital(nil), "The row ends before it starts.")
    }
  }

  @inline(__always)
  private mutating func check<Row: IdentifiedRecord>(
    _ rows: [Row], _ list: String, _ period: (Row) -> (CivilDate, CivilDate?),
    _ owing: (Row) -> Owing = { _ in .hospital(nil) }
  ) {
    for index in rows.indices {
      let (start, end) = period(rows[index])
      guard CivilDate.isBackwards(start, end), day.hasReached(start) else { continue }
      add("\(list):\(rows[index].id)", owing(rows[index]), "The row ends before it starts.")
    }
  }

  private func owing(_ order: CommunityOrder) -> Owing { .hospital(day.hospital(on: order.start)) }
}

extension Faults {
  /// Legal statuses that cannot be: section 46, one before birth, one that ended by a death that is not recorded.
  mutating func findBadStatuses() {
    let birth = day.reached(day.file.person.birthDate)
    for row in day.file.legalStatus where day.exists(row.start, row.end) {
      if row.section == .section46 {
        add(row, "Section 46 is no longer law; the code must be wrong.")
      }
      if let birth, row.section.isDetaining, row.start < birth {
        add(row, "The detention began before the date of birth.")
      }
      if row.endReason == .death, day.hasReached(row.end), !day.hasReached(day.file.person.deathDate) {
        add(row, "The detention ended by death, and no date of death is recorded.")
      }
    }
  }

  /// Two detaining periods in force on one day: the later-starting one.
  mutating func findOverlaps() {
    guard day.file.legalStatus.count > 1 else { return }
    var lastDay = CivilDate.distantPast
    for period in day.detainingPeriods() where period.end != period.start {
      if period.start < lastDay {
        let row = day.row(period)
        add(
          "legal_status:\(row.id)", .hospital(row.hospital),
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
