/// Goes to the fact that a supposition is about, makes it if it is new, and writes the supposed values into it.
struct FactSupposer {
  private let path: [String]
  private let values: [(name: String, text: String)]
  /// The id of a new fact for which none is given.
  private let newID: String
  /// How far down the path the fields at hand are.
  private var depth = 0
  private var wasFound = false
  /// Whether the fact at hand is new, and which of its required fields were not given.
  private var isNew = false
  private var missing: [String] = []
  /// The id of a new fact that another of its list has.
  private var clash: FactID?
  private var used: Set<String> = []
  private var source = TextSource()

  init(_ supposition: Supposition, number: Int) {
    path = supposition.path
    values = supposition.values
    newID = "supposed-\(number)"
  }

  /// - Throws: `BadSupposition` where the place, a field or a value does not exist.
  func finish() throws(BadSupposition) {
    guard wasFound else {
      throw BadSupposition("\(path.joined(separator: "/")) is no list, fact or object of this case")
    }
    for value in values where !used.contains(value.name) {
      throw BadSupposition("\(value.name) is not a field of \(path.joined(separator: "/"))")
    }
    guard missing.isEmpty else {
      throw BadSupposition("a new fact of \(path.joined(separator: "/")) also wants \(missing.joined(separator: ", "))")
    }
    if let clash {
      let list = path.joined(separator: "/")
      throw BadSupposition("\(list) has that id already; to change the fact write \(list)/\(clash):name=value")
    }
    if let fault = source.fault { throw BadSupposition(fault) }
  }

  private var isAtEnd: Bool { depth == path.count }

  /// Whether a field holds somebody's name, which no rule reads and no command line may show.
  private mutating func namesPeople(_ name: String) -> Bool {
    guard FactSupposer.names.contains("\(path[0]).\(name)") else { return false }
    source.refuseName(of: name)
    return true
  }

  private static let names: Set = [
    "person.family_name", "person.given_names", "key_workers.name", "contacts.by", "endings.decided_by",
  ]

  /// Whether the member is the next step of the path.
  private func isNext(_ name: String) -> Bool {
    !isAtEnd && path[depth] == name
  }

  /// A field of a new fact for which nothing is given: the id is made up, what is required is missed.
  private mutating func leaveOut<Value: FieldValue>(_ name: String, _ value: inout Value) {
    if let id = FactID(unchecked: newID) as? Value, name == "id" {
      value = id
    } else if !Value.mayBeAbsent {
      missing.append(name)
    }
  }

  private mutating func descend<Element: Record>(_ record: inout Element, steps: Int) {
    depth += steps
    if isAtEnd { wasFound = true }
    record.visit(&self)
    depth -= steps
  }
}

extension FactSupposer: FieldVisitor {
  mutating func field<Value: FieldValue>(_ name: String, _ value: inout Value, _ presence: Presence) {
    guard isAtEnd else { return }
    guard let given = values.last(where: { $0.name == name }) else {
      if isNew { leaveOut(name, &value) }
      return
    }
    used.insert(name)
    guard !namesPeople(name) else { return }
    source.stand(at: name, given.text)
    value = Value.read(from: &source)
  }

  mutating func list<Element: Record>(
    _ name: String, _ elements: inout [Element], _ presence: Presence
  ) {
    guard isNext(name) else { return }
    if path.count == depth + 1 {
      var new = Element()
      isNew = true
      descend(&new, steps: 1)
      isNew = false
      if let id = new.ownID, elements.contains(where: { $0.ownID == id }) { clash = id }
      elements.append(new)
    } else if let index = elements.firstIndex(where: { $0.ownID?.text == path[depth + 1] }) {
      descend(&elements[index], steps: 2)
    }
  }

  mutating func group<Group: Record>(_ name: String, _ group: inout Group?) {
    guard isNext(name) else { return }
    var record = group ?? Group()
    descend(&record, steps: 1)
    group = record
  }
}
