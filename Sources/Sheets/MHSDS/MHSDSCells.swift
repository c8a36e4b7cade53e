internal import CaseFile
internal import CivilTime
internal import Reference

/// The cells of one row of a table, read item by item; every fault is noted.
struct MHSDSCells {
  private let header: SheetHeader
  private let record: CSVRecord
  private var source: CellSource
  private(set) var faults: [SheetFault] = []

  init(_ header: SheetHeader, _ record: CSVRecord, dates: DateForm) {
    self.header = header
    self.record = record
    source = CellSource(dates: dates)
  }

  var line: Int { record.line }

  mutating func text(_ item: String, isRequired: Bool = true) -> String {
    let text = header.text(item, in: record)
    if isRequired, text.isEmpty { note(.required, item, "is missing") }
    return text
  }

  /// The provider that the row names, else the one that was given for all.
  mutating func provider(_ given: String?) -> String {
    let text = header.text(MHSDSTable.Item.provider, in: record)
    guard !text.isEmpty || given == nil else { return given ?? "" }
    guard BodyCode(text) != nil else {
      note(.body, MHSDSTable.Item.provider, "must be the provider's code, or be given by --provider")
      return ""
    }
    return text
  }

  mutating func person() -> Person {
    var person = Person()
    person.nhsNumber = value(MHSDSTable.Item.number)
    person.birthDate = value(MHSDSTable.Item.birth)
    person.deathDate = value(MHSDSTable.Item.death)
    return person
  }

  mutating func period(
    _ place: MHSDSRows.Place, _ jurisdiction: LegalStatusCode.Jurisdiction
  ) -> MHSDSRows.Period? {
    let id = text(MHSDSTable.Item.period)
    let start: CivilDate? = needed(MHSDSTable.legalStatus.start)
    let end: CivilDate? = value(MHSDSTable.legalStatus.end)
    let code = text(MHSDSTable.Item.code)
    let provision = MHSDSRows.Provision(code, in: jurisdiction)
    if provision == nil, !code.isEmpty {
      note(
        .legalStatus, MHSDSTable.Item.code,
        "is not a code of the list of \(jurisdiction.rawValue); write two digits, with the leading 0")
    }
    guard faults.isEmpty, let start, let provision else { return nil }
    return MHSDSRows.Period(place: place, id: id, provision: provision, start: start, end: end)
  }

  mutating func order(_ place: MHSDSRows.Place, _ table: MHSDSTable) -> MHSDSRows.Order? {
    let period = text(MHSDSTable.Item.period)
    let start: CivilDate? = needed(table.start)
    let end: CivilDate? = value(table.end)
    let isConditional = table == .conditionalDischarge
    let reason: CommunityOrder.EndReason? =
      if isConditional {
        header.text(MHSDSTable.Item.absoluteDischarge, in: record).isEmpty ? nil : .absoluteDischarge
      } else {
        // 01 discharge and 02 revocation; what the others mean is not known here and is not guessed.
        switch header.text(MHSDSTable.Item.orderEndReason, in: record) {
        case "01": .discharged
        case "02": .revoked
        default: nil
        }
      }
    guard faults.isEmpty, let start else { return nil }
    return MHSDSRows.Order(
      place: place, period: period, kind: isConditional ? .conditionalDischarge : .communityTreatmentOrder,
      start: start, end: end, endReason: end == nil ? nil : reason)
  }

  mutating func spell(_ place: MHSDSRows.Place) -> Spell? {
    var spell = Spell()
    let id = text(MHSDSTable.Item.spell)
    let start: CivilDate? = needed(MHSDSTable.spell.start)
    let end: CivilDate? = value(MHSDSTable.spell.end)
    if let end {
      let time = header.text(MHSDSTable.Item.leavingTime, in: record)
      spell.left = Instant(on: end, time: time)
      if spell.left == nil { note(.value, MHSDSTable.Item.leavingTime, "must be a time, as in 14:30") }
    }
    guard faults.isEmpty, let start else { return nil }
    guard let name = SheetID.id([MHSDSTable.spell.prefix, place.provider, id]) else {
      note(.key, MHSDSTable.Item.spell, "is too long for a key")
      return nil
    }
    (spell.id, spell.hospital, spell.admitted) = (name, place.provider, start)
    return spell
  }

  private mutating func needed<Value: SingleValue>(_ item: String) -> Value? {
    if header.text(item, in: record).isEmpty { note(.required, item, "is missing") }
    return value(item)
  }

  private mutating func value<Value: SingleValue>(_ item: String) -> Value? {
    source.stand(at: header.text(item, in: record))
    let value = Value.readIfPresent(from: &source)
    if let fault = source.fault { note(fault.code, item, fault.mend) }
    return value
  }

  private mutating func note(_ code: SheetFault.Code, _ item: String, _ mend: String) {
    faults.append(SheetFault(code, line: record.line, column: .name(item), mend))
  }
}
