import CaseFile
import CivilTime

/// Reads every field that it is shown, without copying it.
struct FieldReader: FieldVisitor {
  private(set) var sum = 0

  mutating func field<Value: FieldValue>(_ name: String, _ value: inout Value, _ presence: Presence) {
    if value != Value.blank { sum &+= 1 }
  }

  mutating func list<Element: Record>(
    _ name: String, _ elements: inout [Element], _ presence: Presence
  ) {
    for index in elements.indices { elements[index].visit(&self) }
  }

  mutating func group<Group: Record>(_ name: String, _ group: inout Group?) {
    group?.visit(&self)
  }
}
