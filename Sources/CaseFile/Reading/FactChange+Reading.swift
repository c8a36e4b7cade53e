extension FactChange {
  /// Reads a change of format `aftercare-change/1`.
  ///
  /// - Throws: `UnfitFile` with every fault, each by its JSON Pointer.
  public init(json bytes: [UInt8]) throws(UnfitFile) {
    let document: JSONDocument
    do { document = try JSONDocument(bytes) } catch { throw UnfitFile(error) }
    var reader = FactReader(document: document)
    self = reader.readChange()
    guard reader.faults.isEmpty else { throw UnfitFile(faults: reader.faults) }
  }
}

extension FactReader {
  fileprivate mutating func readChange() -> FactChange {
    var change = FactChange()
    readObject(at: 0) { reader in
      reader.checkFormat(FactChange.format)
      if reader.hasValue("case") { change.reference = reader.readReference() }
      change.version = reader.readVersion()
      change.key = reader.readKey()
      change.source = reader.readWords("source", most: 200) ?? ""
      reader.readRecord(into: &change)
      change.withdrawals = reader.readWithdrawals()
      if change.withdrawals.isEmpty, reader.isAbsent("record") {
        reader.fault("says nothing: wants record, withdraw or both")
      }
    }
    checkOnce(change)
    return change
  }

  private mutating func hasValue(_ name: String) -> Bool {
    find(name).map { nodes[$0].kind != .null } ?? false
  }

  private mutating func readVersion() -> Int? {
    guard let node = find("version"), nodes[node].kind != .null else { return nil }
    guard nodes[node].kind == .number, let version = Int(text(of: node)), version > 0 else {
      fault("must be a version of the case: 1 or more, without quotes", member: "version")
      return nil
    }
    return version
  }

  private mutating func readKey() -> ChangeKey? {
    guard let node = find("key"), nodes[node].kind != .null else { return nil }
    guard nodes[node].kind == .string, let key = ChangeKey(text(of: node)) else {
      fault("must be at most 64 letters, digits, '_', '.', ':' or '-', as a UUID is", member: "key")
      return nil
    }
    return key
  }

  /// A text that must be there and say something.
  private mutating func readWords(_ name: String, most: Int) -> String? {
    guard let node = find(name) else {
      fault("is required", member: name)
      return nil
    }
    let words = nodes[node].kind == .string ? text(of: node) : ""
    let isBlank = words.utf8.allSatisfy { $0 <= 0x20 }
    guard !isBlank, words.utf8.count <= most, !words.utf8.contains(0) else {
      fault("must be a text of at most \(most) bytes that says something", member: name)
      return nil
    }
    return words
  }

  private mutating func readRecord(into change: inout FactChange) {
    guard let node = find("record") else { return }
    path.append(.name("record"))
    readObject(at: node) { reader in
      change.givesPerson = !reader.isAbsent("person")
      change.facts.visitFacts(&reader)
    }
    path.removeLast()
  }

  private mutating func readWithdrawals() -> [FactWithdrawal] {
    guard let array = find("withdraw") else { return [] }
    guard nodes[array].kind == .array else {
      fault("must be a list", member: "withdraw")
      return []
    }
    var withdrawals: [FactWithdrawal] = []
    path.append(.name("withdraw"))
    var node = array + 1
    var index = 0
    while node < Int(nodes[array].next) {
      path.append(.index(index))
      readObject(at: node) { reader in
        let place = reader.readPlace()
        let reason = reader.readWords("reason", most: 4000)
        if let place, let reason {
          withdrawals.append(FactWithdrawal(list: place.list, id: place.id, reason: reason))
        }
      }
      path.removeLast()
      node = Int(nodes[node].next)
      index += 1
    }
    path.removeLast()
    return withdrawals
  }

  private mutating func readPlace() -> (list: String, id: String)? {
    guard let node = find("fact") else {
      fault("is required", member: "fact")
      return nil
    }
    let words = nodes[node].kind == .string ? text(of: node) : ""
    let parts = words.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    switch FactNames.all[parts[0]] {
    case .list? where parts.count == 2 && FactID(parts[1]) != nil: return (parts[0], parts[1])
    case .group? where parts.count == 1 && parts[0] != "person": return (parts[0], parts[0])
    case .group? where parts[0] == "person":
      fault("can be corrected but not withdrawn: a case has a person", member: "fact")
    default:
      fault("must be a list of the case and an id, as in \"endings/e1\"", member: "fact")
    }
    return nil
  }

  /// Notes facts that the change names twice.
  private mutating func checkOnce(_ change: FactChange) {
    guard faults.isEmpty else { return }
    var seen = change.facts.factPlaces
    for (index, withdrawal) in change.withdrawals.enumerated() {
      guard !seen.insert("\(withdrawal.list)/\(withdrawal.id)").inserted else { continue }
      path = [.name("withdraw"), .index(index)]
      fault("names a fact that this change names before", member: "fact")
    }
    path = []
  }
}

/// The kinds of facts of a case, by their names in a case file.
enum FactNames {
  enum Kind: Sendable { case list, group }

  static let all: [String: Kind] = {
    var lister = Lister()
    var blank = CaseFile(reference: CaseReference(unchecked: ""))
    blank.visitFacts(&lister)
    return lister.kinds
  }()

  private struct Lister: FieldVisitor {
    var kinds: [String: Kind] = [:]

    mutating func field<Value: FieldValue>(_ name: String, _ value: inout Value, _ presence: Presence) {}
    mutating func list<Element: Record>(
      _ name: String, _ elements: inout [Element], _ presence: Presence
    ) { kinds[name] = .list }
    mutating func group<Group: Record>(_ name: String, _ group: inout Group?) { kinds[name] = .group }
  }
}

extension CaseFile {
  /// All facts that it holds, each as `list/id`; what stands alone has its list for an id.
  public var factPlaces: Set<String> {
    var named = NamedFacts()
    var file = self
    file.visitFacts(&named)
    return named.places
  }
}

private struct NamedFacts: FieldVisitor {
  private(set) var places: Set<String> = []

  mutating func field<Value: FieldValue>(_ name: String, _ value: inout Value, _ presence: Presence) {}

  mutating func list<Element: Record>(
    _ name: String, _ elements: inout [Element], _ presence: Presence
  ) {
    for element in elements { places.insert("\(name)/\(element.ownID?.text ?? name)") }
  }

  mutating func group<Group: Record>(_ name: String, _ group: inout Group?) {
    if group != nil { places.insert("\(name)/\(name)") }
  }
}
