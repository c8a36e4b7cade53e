extension FactReader: FieldVisitor {
  mutating func field<Value: FieldValue>(
    _ name: String, _ value: inout Value, _ presence: Presence
  ) {
    guard let node = find(name) else {
      if presence == .required { fault("is required", member: name) }
      return
    }
    if nodes[node].kind == .null, Value.mayBeAbsent, !Value.kind.isList { return }
    member = name
    self.value = node
    value = Value.read(from: &self)
    member = nil
  }

  mutating func list<Element: Record>(
    _ name: String, _ elements: inout [Element], _ presence: Presence
  ) {
    guard let node = find(name) else {
      if presence == .required { fault("is required", member: name) }
      return
    }
    guard nodes[node].kind == .array else { return fault("must be a list", member: name) }
    path.append(.name(name))
    elements = readElements(of: node)
    path.removeLast()
    if presence == .required, elements.isEmpty { fault("must not be empty", member: name) }
  }

  mutating func group<Group: Record>(_ name: String, _ group: inout Group?) {
    guard let node = find(name) else { return }
    path.append(.name(name))
    var record = Group()
    readObject(at: node) { record.visit(&$0) }
    group = record
    path.removeLast()
  }

  private mutating func readElements<Element: Record>(of array: Int) -> [Element] {
    var elements: [Element] = []
    var node = array + 1
    while node < Int(nodes[array].next) {
      path.append(.index(elements.count))
      var element = Element()
      readObject(at: node) { element.visit(&$0) }
      if let id = element.ownID, id != FactID.blank, elements.contains(where: { $0.ownID == id }) {
        fault("repeats an id of this list", member: "id")
      }
      path.removeLast()
      elements.append(element)
      node = Int(nodes[node].next)
    }
    return elements
  }
}

extension FieldKind {
  /// Whether the field holds a list of plain values.
  public var isList: Bool {
    switch self {
    case .ids, .bodies, .codes: true
    default: false
    }
  }
}
