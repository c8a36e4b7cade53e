internal import CaseFile
internal import CivilTime

/// Puts the rows of the tables together, person by person.
///
/// While a person is on a community order, MHS401 goes on with the section that is suspended, and the order stands
/// in MHS403 or MHS404 (NHS England, Mental Health Act quick guide, October 2022). In the record a detention ends
/// where the order begins: so an order divides its period, and a recall is a part of it.
struct MHSDSAssembly {
  private struct Key: Hashable {
    let provider: String
    let id: String
  }

  private var patients: [Key: Int] = [:]
  private var people: [SheetPerson] = []
  private var periods: [Key: MHSDSRows.Period] = [:]
  private var periodOrder: [Key] = []
  private var orders: [(order: MHSDSRows.Order, table: MHSDSTable)] = []
  private var recalls: [MHSDSRows.Order] = []
  private var spells: [(spell: Spell, place: MHSDSRows.Place)] = []
  private var seen: Set<FactID> = []

  mutating func add(_ person: Person, at place: MHSDSRows.Place, _ faults: inout SheetFaults) {
    let key = Key(provider: place.provider, id: place.patient)
    guard patients[key] == nil else {
      return note(.twice, place, MHSDSTable.Item.patient, "another row has the same id of the same provider", &faults)
    }
    patients[key] = people.count
    var found = SheetPerson(
      key: place.provider + "/" + place.patient, file: place.file, line: place.line)
    found.facts.person = person
    people.append(found)
  }

  mutating func add(_ period: MHSDSRows.Period, _ faults: inout SheetFaults) {
    let key = Key(provider: period.place.provider, id: period.id)
    guard periods.updateValue(period, forKey: key) == nil else {
      return note(.twice, period.place, MHSDSTable.Item.period, "another row has the same period", &faults)
    }
    periodOrder.append(key)
  }

  mutating func add(order: MHSDSRows.Order, of table: MHSDSTable, _ faults: inout SheetFaults) {
    orders.append((order, table))
  }

  mutating func add(recall: MHSDSRows.Order, _ faults: inout SheetFaults) { recalls.append(recall) }

  mutating func add(_ spell: Spell, at place: MHSDSRows.Place, _ faults: inout SheetFaults) {
    guard seen.insert(spell.id).inserted else {
      return note(.twice, place, MHSDSTable.Item.spell, "another row has the same spell", &faults)
    }
    spells.append((spell, place))
  }

  /// Everybody with the facts of all tables.
  mutating func people(_ faults: inout SheetFaults) -> [SheetPerson] {
    for (spell, place) in spells {
      guard let person = person(of: place, &faults) else { continue }
      people[person].facts.spells.append(spell)
    }
    for (order, table) in orders { addOrder(order, table, &faults) }
    for recall in recalls { addRecall(recall, &faults) }
    for key in periodOrder { addPeriod(key, &faults) }
    return people
  }

  private mutating func addPeriod(_ key: Key, _ faults: inout SheetFaults) {
    guard let period = periods[key], let person = person(of: period.place, &faults) else { return }
    switch period.provision {
    case .none: return
    case .order(let kind):
      guard let id = id([MHSDSTable.legalStatus.prefix, key.provider, key.id], period.place, &faults) else { return }
      var order = CommunityOrder()
      (order.id, order.kind, order.start, order.end) = (id, kind, period.start, period.end)
      people[person].facts.communityOrders.append(order)
    case .section(let section):
      let suspended = orders.map(\.order).filter { $0.place.provider == key.provider && $0.period == key.id }
      for (number, part) in DetentionParts(period, suspendedBy: suspended).parts.enumerated() {
        let name = [MHSDSTable.legalStatus.prefix, key.provider, key.id] + (number == 0 ? [] : ["\(number + 1)"])
        guard let id = id(name, period.place, &faults) else { return }
        people[person].facts.legalStatus.append(status(id, section, part, key.provider))
      }
    }
  }

  private mutating func addOrder(_ row: MHSDSRows.Order, _ table: MHSDSTable, _ faults: inout SheetFaults) {
    guard let person = person(of: row, &faults),
      let id = id([table.prefix, row.place.provider, row.period, "\(row.start)"], row.place, &faults)
    else { return }
    guard seen.insert(id).inserted else {
      return note(.twice, row.place, table.start, "another row has the same period and start", &faults)
    }
    var order = CommunityOrder()
    (order.id, order.kind, order.start) = (id, row.kind, row.start)
    (order.end, order.endReason) = (row.end, row.endReason)
    people[person].facts.communityOrders.append(order)
  }

  private mutating func addRecall(_ row: MHSDSRows.Order, _ faults: inout SheetFaults) {
    let key = Key(provider: row.place.provider, id: row.period)
    guard let person = person(of: row, &faults) else { return }
    guard case .section(let section)? = periods[key]?.provision else {
      return note(
        .nobody, row.place, MHSDSTable.Item.period, "no row of \(MHSDSTable.legalStatus.rawValue) has this period",
        &faults)
    }
    guard let id = id([MHSDSTable.recall.prefix, key.provider, key.id, "\(row.start)"], row.place, &faults) else {
      return
    }
    guard seen.insert(id).inserted else {
      return note(.twice, row.place, MHSDSTable.recall.start, "another row has the same period and start", &faults)
    }
    let part = DetentionParts.Part(
      start: row.start, end: row.end, endReason: row.end == nil ? nil : .communityTreatmentOrder)
    people[person].facts.legalStatus.append(status(id, section, part, key.provider))
  }

  private func status(
    _ id: FactID, _ section: LegalStatus.Section, _ part: DetentionParts.Part, _ hospital: String
  ) -> LegalStatus {
    var status = LegalStatus()
    (status.id, status.section, status.hospital) = (id, section, hospital)
    (status.start, status.end, status.endReason) = (part.start, part.end, part.endReason)
    return status
  }

  private mutating func person(of order: MHSDSRows.Order, _ faults: inout SheetFaults) -> Int? {
    let period = periods[Key(provider: order.place.provider, id: order.period)]
    if order.place.patient.isEmpty {
      guard let period else {
        note(
          .nobody, order.place, MHSDSTable.Item.period, "no row of \(MHSDSTable.legalStatus.rawValue) has this period",
          &faults)
        return nil
      }
      // If nobody is found for the period, its own row says so.
      return patients[Key(provider: period.place.provider, id: period.place.patient)]
    }
    if let period, period.place.patient != order.place.patient {
      note(.nobody, order.place, MHSDSTable.Item.period, "the period belongs to another person", &faults)
      return nil
    }
    return person(of: order.place, &faults)
  }

  private func person(of place: MHSDSRows.Place, _ faults: inout SheetFaults) -> Int? {
    if let person = patients[Key(provider: place.provider, id: place.patient)] { return person }
    note(
      .nobody, place, MHSDSTable.Item.patient,
      "no row of \(MHSDSTable.patients.rawValue) has this id; give that table in the same call", &faults)
    return nil
  }

  private func id(_ parts: [String], _ place: MHSDSRows.Place, _ faults: inout SheetFaults) -> FactID? {
    if let id = SheetID.id(parts) { return id }
    note(.key, place, MHSDSTable.Item.period, "is too long for a key", &faults)
    return nil
  }

  private func note(
    _ code: SheetFault.Code, _ place: MHSDSRows.Place, _ item: String, _ mend: String, _ faults: inout SheetFaults
  ) {
    var fault = SheetFault(code, line: place.line, column: .name(item), mend)
    fault.file = place.file
    faults.add(fault)
  }
}
