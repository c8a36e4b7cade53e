internal import CaseFile

/// Holds the targets of a mapping against the fields that there are.
struct TargetCheck: FieldVisitor {
  private var unseen: Set<String>
  private let targets: FactTargets
  private var fact: FactTargets.Fact?
  private var faults: [String] = []
  /// How deep inside a fact the visitor is: what lies inside an object or list of a fact cannot be mapped.
  private var depth = 0

  init(_ targets: FactTargets) {
    self.targets = targets
    unseen = Set(
      targets.facts.flatMap { fact in fact.fields.keys.map { TargetCheck.words(fact, $0) } })
  }

  /// Everything that is wrong, in words.
  func finish() -> [String] {
    faults
      + unseen.sorted().map {
        "\($0) is no field that a sheet can fill: it must be a field of a list or object of a case file itself"
      }
  }

  mutating func field<Value: FieldValue>(
    _ name: String, _ value: inout Value, _ presence: Presence
  ) {
    guard let fact, depth == 1 else { return }
    let words = TargetCheck.words(fact, name)
    guard let origin = fact.fields[name] else {
      if presence == .required, name != "id", !Value.mayBeAbsent {
        faults.append("\(words) is missing: \(fact.list) must have it, from a column or a constant")
      }
      return
    }
    unseen.remove(words)
    if Value.kind == .id || Value.kind == .ids {
      faults.append("\(words) names another fact, which a sheet cannot")
    }
    if case .constant(let text) = origin {
      var source = CellSource(dates: .iso)
      source.stand(at: text)
      _ = Value.read(from: &source)
      if let fault = source.fault { faults.append("the constant of \(words) \(fault.mend)") }
    }
  }

  mutating func list<Element: Record>(
    _ name: String, _ elements: inout [Element], _ presence: Presence
  ) {
    if fact != nil, presence == .required, depth == 1 {
      faults.append("\(fact?.list ?? "") cannot come from a sheet: it must have \(name), a list")
    }
    visit(name, Element.self)
  }

  mutating func group<Group: Record>(_ name: String, _ group: inout Group?) {
    visit(name, Group.self)
  }

  private mutating func visit<Element: Record>(_ name: String, _ type: Element.Type) {
    guard depth == 0 else { return }
    depth += 1
    for wanted in targets.facts where wanted.list == name {
      fact = wanted
      var blank = Element()
      if blank.ownID == nil, !wanted.label.isEmpty {
        faults.append("\(name) is there once in a case and takes no label")
      }
      blank.visit(&self)
    }
    fact = nil
    depth -= 1
  }

  private static func words(_ fact: FactTargets.Fact, _ field: String) -> String {
    fact.list + (fact.label.isEmpty ? "" : "/\(fact.label)") + "." + field
  }
}
