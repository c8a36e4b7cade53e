internal import CaseFile

/// Lays what is recorded in one record over another of its kind; what is not recorded leaves the other as it is.
struct Overlay: FieldVisitor {
  private var values: [Any] = []
  private var place = 0
  private var isReading = true

  /// The old record with what the new one has.
  static func lay<Fact: Record>(_ new: Fact, over old: Fact) -> Fact {
    var (new, merged) = (new, old)
    var overlay = Overlay()
    new.visit(&overlay)
    overlay.isReading = false
    merged.visit(&overlay)
    return merged
  }

  mutating func field<Value: FieldValue>(
    _ name: String, _ value: inout Value, _ presence: Presence
  ) {
    visit(&value) { $0 != Value.blank }
  }

  mutating func list<Element: Record>(
    _ name: String, _ elements: inout [Element], _ presence: Presence
  ) {
    visit(&elements) { !$0.isEmpty }
  }

  mutating func group<Group: Record>(_ name: String, _ group: inout Group?) {
    visit(&group) { $0 != nil }
  }

  private mutating func visit<Value>(_ value: inout Value, _ isRecorded: (Value) -> Bool) {
    if isReading { return values.append(value) }
    if let new = values[place] as? Value, isRecorded(new) { value = new }
    place += 1
  }
}
