import CaseFile
import CivilTime
import Rules

/// Everything that can be said of one rule and one case: whether it is open, since when, why, and by which facts.
struct RuleExplanation {
  /// What kind of rule it is, and what it found.
  enum Rule {
    case check(RuleEntry, [Gap], [Upcoming])
    case responsible(ResponsibilityRule, ResponsibleBody)
  }

  let rule: Rule
  let found: Determination
  let file: CaseFile

  /// The explanation of the rule of that name; nil where there is no such rule.
  init?(of name: String, in found: Determination, _ file: CaseFile) {
    self.found = found
    self.file = file
    let name = name.uppercased()
    if let entry = RuleEntry.all.first(where: { $0.id.text == name }) {
      rule = .check(
        entry, found.gaps.filter { $0.rule == entry.id },
        found.upcoming.filter { $0.rule == entry.id })
    } else if let entry = ResponsibilityRule.all.first(where: { $0.id.uppercased() == name }) {
      rule = .responsible(entry, found.body(entry.decides))
    } else {
      return nil
    }
  }

  /// The facts that the rule used, as they are recorded.
  var facts: [(name: String, json: String)] {
    let names: [String] =
      switch rule {
      case .check(_, let gaps, _): gaps.flatMap { $0.facts + [$0.subject] }
      case .responsible(let entry, let body): body.rule == entry.id ? body.reasons.flatMap(\.facts) : []
      }
    var finder = FactFinder(names: Set(names))
    var file = file
    file.visitFacts(&finder)
    return finder.found
  }
}

extension Determination {
  /// What was found about one of the three bodies.
  fileprivate func body(_ decides: ResponsibilityRule.Decides) -> ResponsibleBody {
    switch decides {
    case .council: council
    case .nhsBody: nhsStatutory
    case .nhsPayer: nhsPayer
    }
  }
}

/// Finds facts by `list:id` and writes each as it stands in a case file.
private struct FactFinder: FieldVisitor {
  let names: Set<String>
  private(set) var found: [(name: String, json: String)] = []

  init(names: Set<String>) {
    self.names = names
  }

  mutating func field<Value: FieldValue>(_ name: String, _ value: inout Value, _ presence: Presence) {}

  mutating func list<Element: Record>(
    _ name: String, _ elements: inout [Element], _ presence: Presence
  ) {
    for index in elements.indices {
      if let id = elements[index].ownID { note("\(name):\(id)", &elements[index]) }
      elements[index].visit(&self)
    }
  }

  mutating func group<Group: Record>(_ name: String, _ group: inout Group?) {
    guard var record = group else { return }
    note(name, &record)
  }

  private mutating func note<Element: Record>(_ name: String, _ record: inout Element) {
    guard names.contains(name) else { return }
    var writer = FactWriter()
    writer.write(&record)
    found.append((name, writer.json.text))
  }
}
