import CaseFile
import CivilTime

/// The fields of every fact of a case as texts, by `list/id`; what is not recorded is left out.
struct FactFields {
  private(set) var facts: [String: [(name: String, text: String)]] = [:]
  /// The fact at hand; nil outside any.
  private var fact: String?
  /// What stands before a field's name: the list and the id of what is inside the fact.
  private var prefix = ""
  private var name = ""

  init(of file: CaseFile) {
    var file = file
    file.visitFacts(&self)
  }

  private mutating func put(_ text: String?) {
    guard let fact, let text else { return }
    facts[fact]?.append((prefix + name, text))
  }

  private mutating func visit(_ record: inout some Record, as key: String) {
    if fact == nil {
      fact = key
      facts[key] = []
      record.visit(&self)
      fact = nil
    } else {
      let outer = prefix
      prefix += key + "."
      record.visit(&self)
      prefix = outer
    }
  }
}

extension FactFields: FieldVisitor {
  mutating func field<Value: FieldValue>(_ name: String, _ value: inout Value, _ presence: Presence) {
    guard name != "id" else { return }
    self.name = name
    value.write(to: &self)
  }

  mutating func list<Element: Record>(
    _ name: String, _ elements: inout [Element], _ presence: Presence
  ) {
    for index in elements.indices {
      visit(&elements[index], as: "\(name)/\(elements[index].ownID?.text ?? String(index + 1))")
    }
  }

  mutating func group<Group: Record>(_ name: String, _ group: inout Group?) {
    guard var record = group else { return }
    visit(&record, as: fact == nil ? "\(name)/\(name)" : name)
    group = record
  }
}

extension FactFields: FieldSink {
  mutating func put(text: String?) { put(text) }
  mutating func put(date: CivilDate?) { put(date?.description) }
  mutating func put(instant: Instant?) { put(instant?.description) }
  mutating func put(flag: Bool?) { put(flag.map { $0 ? "true" : "false" }) }
  mutating func put(body: BodyCode?) { put(body?.text) }
  mutating func put(number: Quantity?) { put(number?.description) }
  mutating func put(money: Money?) { put(money?.description) }
  mutating func put(texts: [String]) { put(texts.isEmpty ? nil : texts.joined(separator: " ")) }
}
