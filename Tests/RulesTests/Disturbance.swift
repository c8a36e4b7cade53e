import CaseFile
import CivilTime

/// Makes another case of a case: some days moved, some facts left out, some rows repeated under another id.
struct Disturbance: FieldVisitor {
  var random: SeededRandom

  init(seed: UInt64) {
    random = SeededRandom(seed: seed)
  }

  mutating func field<Value: FieldValue>(_ name: String, _ value: inout Value, _ presence: Presence) {
    if Value.mayBeAbsent, chance(of: 4) {
      value = .blank
    } else if let date = value as? CivilDate, chance(of: 15) {
      if let moved = date + Int.random(in: -90...90, using: &random) as? Value { value = moved }
    } else if let instant = value as? Instant, chance(of: 15) {
      if let moved = instant.adding(hours: .random(in: -100...100, using: &random)) as? Value { value = moved }
    } else if let flag = value as? Bool, chance(of: 5) {
      if let other = !flag as? Value { value = other }
    }
  }

  mutating func list<Element: Record>(
    _ name: String, _ elements: inout [Element], _ presence: Presence
  ) {
    elements.removeAll { _ in chance(of: 5) }
    for index in elements.indices { elements[index].visit(&self) }
  }

  mutating func group<Group: Record>(_ name: String, _ group: inout Group?) {
    group?.visit(&self)
  }

  private mutating func chance(of percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &random) < percent
  }
}

/// Puts one body in the place of every other.
struct BodyReplacer: FieldVisitor {
  let body: BodyCode

  mutating func field<Value: FieldValue>(_ name: String, _ value: inout Value, _ presence: Presence) {
    if value is BodyCode || value is BodyCode?, let body = body as? Value { value = body }
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

/// The same numbers for the same seed, on every machine.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
