import CaseFile
import CivilTime

/// Takes away everything that has not happened by a day, as the contract's "Time" says it.
struct Blinding: FieldVisitor {
  let on: CivilDate
  private var list = ""
  /// Plans known in advance, which stay whatever their day.
  private static let known: Set = ["expected_discharge", "planned_start", "due", "review_due", "leave_by"]
  private var keepsFundingDates = false

  init(on: CivilDate) {
    self.on = on
  }

  mutating func field<Value: FieldValue>(_ name: String, _ value: inout Value, _ presence: Presence) {
    guard Value.mayBeAbsent, !Self.known.contains(name), !keepsFundingDates || name != "end" else { return }
    if let date = value as? CivilDate, date > on { value = .blank }
    if let instant = value as? Instant, instant.londonDate > on { value = .blank }
  }

  mutating func list<Element: Record>(
    _ name: String, _ elements: inout [Element], _ presence: Presence
  ) {
    elements.removeAll { !exists($0) }
    keepsFundingDates = name == "funding"
    for index in elements.indices { elements[index].visit(&self) }
    keepsFundingDates = false
  }

  mutating func group<Group: Record>(_ name: String, _ group: inout Group?) {
    group?.visit(&self)
  }

  private func has(_ day: CivilDate?) -> Bool { day.map { $0 <= on } ?? false }

  /// Whether a row is there by the end of the day.
  private func exists(_ row: some Record) -> Bool {
    switch row {
    case let row as LegalStatus: has(row.start)
    case let row as CommunityOrder: has(row.start)
    case let row as Leave: has(row.start)
    case let row as Residence: has(row.start)
    case let row as GPRegistration: has(row.start)
    case let row as KeyWorker: has(row.start)
    case let row as Charge: has(row.start)
    case let row as Accommodation: has(row.start)
    case let row as DirectPayment: has(row.start)
    case let row as Spell: has(row.admitted)
    case let row as Plan: has(row.agreed)
    case let row as Contact: has(row.at?.londonDate)
    case let row as Notification: has(row.sent)
    case let row as EndingDecision: has(row.decided)
    case let row as Dispute: has(row.firstWritten)
    case let row as Complaint: has(row.received)
    case let row as Event: has(row.on)
    case let row as FundingAgreement: has(row.signed) || has(row.start)
    case let row as Meeting: row.due != nil || has(row.held)
    case let row as CapacityRecord: row.recorded.map { $0 <= on } ?? true
    case let row as Adjustment: row.recorded.map { $0 <= on } ?? true
    case let row as Assessment: earliest(row)
    case let row as ContinuingHealthcare: earliest(row)
    default: true
    }
  }

  /// Whether the earliest of the row's dates has come, or it has none.
  private func earliest<Row: Record>(_ row: Row) -> Bool {
    var dates = DateCollector()
    var row = row
    row.visit(&dates)
    return dates.found.min().map { $0 <= on } ?? true
  }
}
