/// Where the columns and constants of a mapping go: the facts that each row of a sheet makes.
struct FactTargets: Hashable, Sendable {
  /// What a field of a fact is taken from.
  enum Origin: Hashable, Sendable {
    case column(String, values: [String: String])
    case constant(String)
  }

  /// One fact of a row: a list or object of the case file, with a label where a row makes several of one list.
  struct Fact: Hashable, Sendable {
    let list: String
    let label: String
    var fields: [String: Origin] = [:]
  }

  private(set) var facts: [Fact] = []

  /// Adds a field; false where it has an origin already.
  mutating func add(_ path: Path, _ origin: Origin) -> Bool {
    let place = facts.firstIndex { $0.list == path.list && $0.label == path.label } ?? facts.count
    if place == facts.count { facts.append(Fact(list: path.list, label: path.label)) }
    return facts[place].fields.updateValue(origin, forKey: path.field) == nil
  }

  /// A field as a mapping writes it: `person.nhs_number`, `residence.council`, `meetings/last.held`.
  struct Path: Hashable, Sendable {
    let list: String
    let label: String
    let field: String

    init?(_ text: String) {
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[1].isEmpty else { return nil }
      let steps = parts[0].split(separator: "/", omittingEmptySubsequences: false)
      guard (1...2).contains(steps.count), let list = steps.first, !list.isEmpty else { return nil }
      let label = steps.count == 2 ? String(steps[1]) : ""
      guard steps.count == 1 || Mapping.isName(label) else { return nil }
      (self.list, self.label, field) = (String(list), label, String(parts[1]))
    }
  }
}
