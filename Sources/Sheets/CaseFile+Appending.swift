package import CaseFile

extension CaseFile {
  /// Adds the lists of another file to those of this one, and its register entry where this one has none.
  package mutating func append(_ other: CaseFile) {
    var collector = ListCollector()
    var other = other
    other.visitFacts(&collector)
    var appender = ListAppender(lists: collector.lists)
    visitFacts(&appender)
    register = register ?? other.register
  }
}

/// Takes up the lists of a case file.
private struct ListCollector: FieldVisitor {
  private(set) var lists: [String: Any] = [:]

  mutating func field<Value: FieldValue>(_ name: String, _ value: inout Value, _ presence: Presence) {}
  mutating func group<Group: Record>(_ name: String, _ group: inout Group?) {}
  mutating func list<Element: Record>(_ name: String, _ elements: inout [Element], _ presence: Presence) {
    if !elements.isEmpty { lists[name] = elements }
  }
}

/// Puts lists at the end of those of a case file.
private struct ListAppender: FieldVisitor {
  let lists: [String: Any]

  mutating func field<Value: FieldValue>(_ name: String, _ value: inout Value, _ presence: Presence) {}
  mutating func group<Group: Record>(_ name: String, _ group: inout Group?) {}
  mutating func list<Element: Record>(_ name: String, _ elements: inout [Element], _ presence: Presence) {
    if let more = lists[name] as? [Element] { elements += more }
  }
}
