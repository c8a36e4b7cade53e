/// Reads JSON bytes into nodes (RFC 8259), strictly: one value, no comments, no trailing commas.
struct JSONParser {
  static let deepest = 64

  let bytes: [UInt8]
  var nodes: [JSONNode] = []
  private var position = 0
  private var depth = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
    nodes.reserveCapacity(bytes.count / 12 + 8)
  }

  mutating func parseDocument() throws(JSONSyntaxError) {
    guard bytes.count < Int(Int32.max) else { throw error("the text is too long") }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    skipSpace()
    try parseValue()
    skipSpace()
    guard position == bytes.count else { throw error("nothing may follow the value") }
  }

  private mutating func parseValue() throws(JSONSyntaxError) {
    guard position < bytes.count else { throw error("the text ends where a value must follow") }
    switch bytes[position] {
    case UInt8(ascii: "{"): try parseObject()
    case UInt8(ascii: "["): try parseArray()
    case UInt8(ascii: "\""): try parseString()
    case UInt8(ascii: "t"): try parseWord("true", .true)
    case UInt8(ascii: "f"): try parseWord("false", .false)
    case UInt8(ascii: "n"): try parseWord("null", .null)
    default: try parseNumber()
    }
  }

  private mutating func parseObject() throws(JSONSyntaxError) {
    try parseContainer(.object, closing: UInt8(ascii: "}")) {
      (parser: inout JSONParser) throws(JSONSyntaxError) in
      guard parser.peek == UInt8(ascii: "\"") else {
        throw parser.error("a member name in quotes must follow")
      }
      try parser.parseString()
      parser.skipSpace()
      guard parser.take(UInt8(ascii: ":")) else { throw parser.error("a colon must follow") }
      parser.skipSpace()
      try parser.parseValue()
    }
  }

  private mutating func parseArray() throws(JSONSyntaxError) {
    try parseContainer(.array, closing: UInt8(ascii: "]")) {
      (parser: inout JSONParser) throws(JSONSyntaxError) in
      try parser.parseValue()
    }
  }

  private mutating func parseContainer(
    _ kind: JSONNode.Kind, closing: UInt8,
    item: (inout JSONParser) throws(JSONSyntaxError) -> Void
  ) throws(JSONSyntaxError) {
    guard depth < JSONParser.deepest else { throw error("the text is nested too deeply") }
    depth += 1
    let index = nodes.count
    nodes.append(JSONNode(kind: kind, start: Int32(position), end: 0))
    position += 1
    skipSpace()
    if !take(closing) {
      while true {
        try item(&self)
        skipSpace()
        if take(closing) { break }
        guard take(UInt8(ascii: ",")) else { throw error("a comma or a closing bracket must follow") }
        skipSpace()
      }
    }
    nodes[index].end = Int32(position)
    nodes[index].next = Int32(nodes.count)
    depth -= 1
  }

  private mutating func parseString() throws(JSONSyntaxError) {
    position += 1
    let start = position
    var hasEscapes = false
    var isASCII = true
    while true {
      guard position < bytes.count else { throw error("a string is not closed") }
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") { break }
      guard byte >= 0x20 else { throw error("a control character must be escaped") }
      if byte >= 0x80 { isASCII = false }
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        try skipEscape()
      } else {
        position += 1
      }
    }
    if !isASCII, String(validating: bytes[start..<position], as: UTF8.self) == nil {
      throw error("a string is not UTF-8")
    }
    append(.string, start, position, hasEscapes)
    position += 1
  }

  private mutating func skipEscape() throws(JSONSyntaxError) {
    guard position + 1 < bytes.count else { throw error("a string is not closed") }
    switch bytes[position + 1] {
    case UInt8(ascii: "u"):
      let first = try hexadecimal(at: position + 2)
      position += 6
      if (0xD800..<0xDC00).contains(first) {
        guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
          bytes[position + 1] == UInt8(ascii: "u"),
          (0xDC00..<0xE000).contains(try hexadecimal(at: position + 2))
        else { throw error("half of a surrogate pair stands alone") }
        position += 6
      } else if (0xDC00..<0xE000).contains(first) {
        throw error("half of a surrogate pair stands alone")
      }
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 2
    default: throw error("no such escape")
    }
  }

  private func hexadecimal(at start: Int) throws(JSONSyntaxError) -> UInt32 {
    guard let value = JSONText.hexadecimal(bytes, at: start) else {
      throw error("four hexadecimal digits must follow")
    }
    return value
  }

  private mutating func parseNumber() throws(JSONSyntaxError) {
    let start = position
    _ = take(UInt8(ascii: "-"))
    let integral = takeDigits()
    guard integral > 0 else { throw error("a value must follow") }
    let first = bytes[position - integral]
    guard integral == 1 || first != UInt8(ascii: "0") else {
      throw error("a number must not start with zero")
    }
    if take(UInt8(ascii: ".")), takeDigits() == 0 { throw error("digits must follow the point") }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      guard takeDigits() > 0 else { throw error("digits must follow the exponent") }
    }
    append(.number, start, position)
  }

  private mutating func parseWord(
    _ word: StaticString, _ kind: JSONNode.Kind
  ) throws(JSONSyntaxError) {
    let start = position
    for byte in word.description.utf8 {
      guard take(byte) else { throw error("a value must follow") }
    }
    append(kind, start, position)
  }

  private mutating func append(
    _ kind: JSONNode.Kind, _ start: Int, _ end: Int, _ hasEscapes: Bool = false
  ) {
    nodes.append(
      JSONNode(
        kind: kind, hasEscapes: hasEscapes, start: Int32(start), end: Int32(end),
        next: Int32(nodes.count + 1)))
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    position += 1
    return true
  }

  private mutating func takeDigits() -> Int {
    let start = position
    while let byte = peek, (0x30...0x39).contains(byte) { position += 1 }
    return position - start
  }

  private func error(_ reason: String) -> JSONSyntaxError {
    let before = bytes[..<min(position, bytes.count)]
    let line = before.count { $0 == 0x0A } + 1
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return JSONSyntaxError(line: line, column: position - lineStart + 1, reason: reason)
  }
}
