import CivilTime

/// Field values from plain text, as on a command line; an empty text is "not recorded".
struct TextSource {
  private var name = ""
  private var given = ""
  /// The first value that does not fit, and what would; never the value itself.
  private(set) var fault: String?

  /// Goes to a field and its text.
  mutating func stand(at name: String, _ text: String) {
    self.name = name
    given = text
  }

  /// Refuses what says who somebody is: what stands on a command line can be seen by others on the machine.
  mutating func refuseName(of field: String) {
    fault = fault ?? "\(field) is never typed: others on this machine can see what is"
  }

  private mutating func read<Value>(_ wanted: String, _ parse: (String) -> Value?) -> Value? {
    guard !given.isEmpty else { return nil }
    return parse(given) ?? refuse(wanted)
  }

  private mutating func refuse<Value>(_ wanted: String) -> Value? {
    fault = fault ?? "\(name) must be \(wanted)"
    return nil
  }

  private mutating func several<Value>(_ wanted: String, _ parse: (String) -> Value?) -> [Value] {
    given.split(separator: "+").compactMap { parse(String($0)) ?? refuse(wanted) }
  }
}

extension TextSource: FieldSource {
  mutating func text() -> String? { read("a text") { $0 } }
  mutating func date() -> CivilDate? { read("a date, as in 2026-03-31") { CivilDate($0) } }
  mutating func instant() -> Instant? {
    read("a date and time with its offset, as in 2026-03-31T14:30:00+01:00") { Instant($0) }
  }
  mutating func flag() -> Bool? { read("true or false") { Bool($0) } }
  mutating func body() -> BodyCode? { read("a body's code") { BodyCode($0) } }
  mutating func money() -> Money? { read("pounds, as in 92.00") { Money($0) } }
  mutating func id() -> FactID? { read("an id") { FactID($0) } }
  mutating func nhsNumber() -> NHSNumber? {
    refuseName(of: name)
    return nil
  }

  mutating func number(least: Int, most: Int?) -> Quantity? {
    read("a number, \(least) or more" + (most.map { " and at most \($0)" } ?? "")) { text in
      guard let number = Quantity(json: text), number >= Quantity(least),
        most.map({ number <= Quantity($0) }) ?? true
      else { return nil }
      return number
    }
  }

  mutating func code(_ words: @autoclosure () -> [String]) -> Int? {
    let words = words()
    return read("one of: \(words.joined(separator: ", "))") { words.firstIndex(of: $0) }
  }

  mutating func ids() -> [FactID] { several("ids joined by +") { FactID($0) } }
  mutating func bodies() -> [BodyCode] { several("bodies' codes joined by +") { BodyCode($0) } }

  mutating func codes(_ words: @autoclosure () -> [String]) -> [Int] {
    let words = words()
    return several("one or more of: \(words.joined(separator: ", ")), joined by +") { words.firstIndex(of: $0) }
  }
}
