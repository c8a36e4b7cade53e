import CivilTime

extension FactReader: FieldSource {
  /// A text of nothing but spaces records nothing: reasons that are blank are no reasons.
  mutating func text() -> String? {
    guard let text = string() else { return nil }
    guard !text.utf8.contains(0) else { return refuse("must not hold the character U+0000") }
    return text.allSatisfy(\.isWhitespace) ? nil : text
  }

  mutating func date() -> CivilDate? {
    if let date = asciiDate { return date }
    guard string() != nil else { return nil }
    return refuse("must be a date of the calendar, as in 2026-03-31")
  }

  mutating func instant() -> Instant? {
    read("must be a date and time with its offset, as in 2026-03-31T14:30:00+01:00") {
      Instant($0)
    }
  }

  mutating func flag() -> Bool? {
    switch nodes[value].kind {
    case .true: true
    case .false: false
    default: refuse("must be true or false")
    }
  }

  mutating func body() -> BodyCode? {
    read("must be a body's code: E or W and eight digits, or three to six capitals and digits") {
      BodyCode($0)
    }
  }

  mutating func number(least: Int, most: Int?) -> Quantity? {
    guard nodes[value].kind == .number else { return refuse("must be a number") }
    guard let number = Quantity(json: text(of: value)) else {
      return refuse("has more digits than can be kept")
    }
    guard number >= Quantity(least), most.map({ number <= Quantity($0) }) ?? true else {
      return refuse("must be \(least) or more" + (most.map { " and at most \($0)" } ?? ""))
    }
    return number
  }

  mutating func money() -> Money? {
    read("must be pounds in quotes, as in \"92.00\"") { Money($0) }
  }

  mutating func id() -> FactID? {
    read("must be an id: a letter or digit, then up to 63 letters, digits, '_', '.' or '-'") {
      FactID($0)
    }
  }

  mutating func nhsNumber() -> NHSNumber? {
    guard let text = string() else { return nil }
    let isWritten = text.utf8.count == 10 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    guard isWritten else { return refuse("must be ten digits without spaces") }
    return NHSNumber(text) ?? refuse("fails the check digit of NHS numbers (modulus 11)")
  }

  mutating func code(_ words: @autoclosure () -> [String]) -> Int? {
    guard let text = string() else { return nil }
    let words = words()
    return words.firstIndex(of: text) ?? refuse("must be one of: \(words.joined(separator: ", "))")
  }

  mutating func ids() -> [FactID] {
    // In its place stands none that a file could hold: those after it keep theirs.
    elements { $0.id() ?? FactID.blank }
  }

  mutating func bodies() -> [BodyCode] {
    elements { $0.body() }
  }

  mutating func codes(_ words: @autoclosure () -> [String]) -> [Int] {
    let words = words()
    return elements { $0.code(words) }
  }

  private mutating func elements<Element>(
    _ read: (inout FactReader) -> Element?
  ) -> [Element] {
    let array = value
    guard nodes[array].kind == .array else { return refuse("must be a list") ?? [] }
    let name = member
    path.append(.name(name ?? ""))
    member = nil
    var elements: [Element] = []
    var node = array + 1
    var index = 0
    while node < Int(nodes[array].next) {
      path.append(.index(index))
      value = node
      if let element = read(&self) { elements.append(element) }
      path.removeLast()
      node = Int(nodes[node].next)
      index += 1
    }
    path.removeLast()
    member = name
    return elements
  }

  private mutating func read<Value>(_ reason: String, _ parse: (String) -> Value?) -> Value? {
    guard let text = string() else { return nil }
    return parse(text) ?? refuse(reason)
  }

  private mutating func string() -> String? {
    guard nodes[value].kind == .string else { return refuse("must be a text in quotes") }
    return text(of: value)
  }

  private mutating func refuse<Value>(_ reason: String) -> Value? {
    fault(reason)
    return nil
  }

  /// A date written as ten plain bytes, without making a text of it.
  private var asciiDate: CivilDate? {
    let node = nodes[value]
    guard node.kind == .string, node.end - node.start == 10 else { return nil }
    let start = Int(node.start)
    return CivilDate(digits: { Int(document.bytes[start + $0]) })
  }
}
