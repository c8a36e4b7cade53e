import CaseFile
import CivilTime

/// Collects every day that a case names.
struct DateCollector: FieldVisitor {
  private(set) var found: Set<CivilDate> = []

  mutating func field<Value: FieldValue>(_ name: String, _ value: inout Value, _ presence: Presence) {
    if let date = value as? CivilDate { found.insert(date) }
    if let instant = value as? Instant { found.insert(instant.londonDate) }
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

/// Puts the rows of every list in another order.
struct Shuffler: FieldVisitor {
  private var random: Xorshift

  init(seed: UInt64) {
    random = Xorshift(state: seed | 1)
  }

  mutating func field<Value: FieldValue>(_ name: String, _ value: inout Value, _ presence: Presence) {
    if let codes = value as? [BodyCode], let shuffled = codes.shuffled(using: &random) as? Value {
      value = shuffled
    }
  }

  mutating func list<Element: Record>(
    _ name: String, _ elements: inout [Element], _ presence: Presence
  ) {
    elements.shuffle(using: &random)
    for index in elements.indices { elements[index].visit(&self) }
  }

  mutating func group<Group: Record>(_ name: String, _ group: inout Group?) {
    group?.visit(&self)
  }
}

private struct Xorshift: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
