import CaseFile
import CivilTime

/// Goes through a case and keeps the earliest day that it names.
struct EarliestDay: FieldVisitor {
  private(set) var day: CivilDate?

  mutating func field<Value: FieldValue>(_ name: String, _ value: inout Value, _ presence: Presence) {
    if let date = value as? CivilDate { note(date) }
    if let instant = value as? Instant { note(instant.londonDate) }
  }

  mutating func list<Element: Record>(
    _ name: String, _ elements: inout [Element], _ presence: Presence
  ) {
    for index in elements.indices { elements[index].visit(&self) }
  }

  mutating func group<Group: Record>(_ name: String, _ group: inout Group?) {
    group?.visit(&self)
  }

  private mutating func note(_ date: CivilDate) {
    day = min(day ?? date, date)
  }
}
