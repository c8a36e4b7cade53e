/// Reads records from a JSON document and notes every fault, so that a file is mended in one go.
struct FactReader {
  enum Step {
    case name(String)
    case index(Int)
  }

  let document: JSONDocument
  private(set) var faults: [Fault] = []
  var path: [Step] = []
  /// The object whose members are being read.
  private var object = 0
  /// The member after the one found last: files mostly keep the order of the contract.
  private var cursor = 0
  private var matched = 0
  /// The names asked for in the objects at hand, the innermost last.
  private var asked: [String] = []
  /// The value at which the source stands.
  var value = 0
  /// The name of that value, where it is a member.
  var member: String?

  init(document: JSONDocument) {
    self.document = document
  }

  var nodes: [JSONNode] { document.nodes }

  /// Notes that the value at hand, or the one with this name in the object at hand, is at fault.
  mutating func fault(_ reason: String, member name: String? = nil) {
    var pointer = ""
    for step in path {
      switch step {
      case .name(let name): pointer += "/" + FactReader.escaped(name)
      case .index(let index): pointer += "/\(index)"
      }
    }
    if let name = name ?? member { pointer += "/" + FactReader.escaped(name) }
    faults.append(Fault(pointer: pointer, reason: reason))
  }

  /// Reads an object: every member that `visit` asks for; any other member is a fault.
  mutating func readObject(at node: Int, _ visit: (inout FactReader) -> Void) {
    guard nodes[node].kind == .object else { return fault("must be an object") }
    let outer = (object, cursor, matched, member)
    let firstAsked = asked.count
    (object, cursor, matched, member) = (node, node + 1, 0, nil)
    visit(&self)
    member = nil
    checkMembers(firstAsked)
    asked.removeSubrange(firstAsked...)
    (object, cursor, matched, member) = outer
  }

  /// The value of a member of the object at hand; nil where it is absent.
  mutating func find(_ name: String) -> Int? {
    asked.append(name)
    let end = Int(nodes[object].next)
    if let value = find(name, from: cursor, to: end) { return value }
    return find(name, from: object + 1, to: cursor)
  }

  private mutating func find(_ name: String, from start: Int, to end: Int) -> Int? {
    var key = start
    while key < end {
      let after = Int(nodes[key + 1].next)
      if isKey(key, name) {
        cursor = after
        matched += 1
        return key + 1
      }
      key = after
    }
    return nil
  }

  private func isKey(_ key: Int, _ name: String) -> Bool {
    let node = nodes[key]
    let utf8 = name.utf8
    guard !node.hasEscapes else { return text(of: key) == name }
    guard Int(node.end - node.start) == utf8.count else { return false }
    var position = Int(node.start)
    for byte in utf8 {
      if document.bytes[position] != byte { return false }
      position += 1
    }
    return true
  }

  func text(of node: Int) -> String {
    JSONText.decode(nodes[node], in: document.bytes)
  }

  /// The indexes of the keys of the object at hand.
  private var keys: [Int] {
    var keys: [Int] = []
    var key = object + 1
    while key < Int(nodes[object].next) {
      keys.append(key)
      key = Int(nodes[key + 1].next)
    }
    return keys
  }

  private mutating func checkMembers(_ firstAsked: Int) {
    let keys = self.keys
    guard keys.count != matched else { return }
    var seen: Set<String> = []
    for key in keys {
      let name = text(of: key)
      if !seen.insert(name).inserted {
        fault("stands more than once", member: name)
      } else if !asked[firstAsked...].contains(name) {
        fault("is not a member that this format knows", member: name)
      }
    }
  }

  private static func escaped(_ name: String) -> String {
    var escaped = ""
    for character in name {
      switch character {
      case "~": escaped += "~0"
      case "/": escaped += "~1"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}

extension FactReader {
  /// Whether the object at hand lacks a member.
  func isAbsent(_ name: String) -> Bool {
    var copy = self
    return copy.find(name) == nil
  }
}
