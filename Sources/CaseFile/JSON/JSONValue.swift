/// A JSON value as a tree, for small files whose members are not known beforehand.
package indirect enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  /// As it was written.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A member of an object; names may stand twice, which JSON allows and readers should not.
  package struct Member: Hashable, Sendable {
    package let name: String
    package let value: JSONValue
  }

  /// Reads the whole text as one value.
  ///
  /// - Throws: `JSONSyntaxError`, which names line and column.
  package init(_ bytes: [UInt8]) throws(JSONSyntaxError) {
    self.init(try JSONDocument(bytes), at: 0)
  }

  private init(_ document: JSONDocument, at place: Int) {
    let node = document.nodes[place]
    switch node.kind {
    case .null: self = .null
    case .false: self = .bool(false)
    case .true: self = .bool(true)
    case .number, .string:
      let text = JSONText.decode(node, in: document.bytes)
      self = node.kind == .number ? .number(text) : .string(text)
    case .array, .object:
      var places: [Int] = []
      var next = place + 1
      while next < Int(node.next) {
        places.append(next)
        next = Int(document.nodes[next].next)
      }
      guard node.kind == .object else {
        self = .array(places.map { JSONValue(document, at: $0) })
        return
      }
      // A key, then its value, each a node of its own.
      self = .object(
        stride(from: 0, to: places.count - 1, by: 2).map { index in
          let name = JSONText.decode(document.nodes[places[index]], in: document.bytes)
          return Member(name: name, value: JSONValue(document, at: places[index + 1]))
        })
    }
  }
}
