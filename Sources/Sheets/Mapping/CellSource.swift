internal import CaseFile
internal import CivilTime

/// Field values from the cells of a sheet; an empty cell is "not recorded".
struct CellSource {
  private let dates: DateForm
  private var given = ""
  /// What is wrong with the cell at hand, and what would be right; never the value itself.
  private(set) var fault: (code: SheetFault.Code, mend: String)?

  init(dates: DateForm) {
    self.dates = dates
  }

  /// Goes to a cell.
  mutating func stand(at text: String) {
    given = text
    fault = nil
  }

  private mutating func read<Value>(
    _ code: SheetFault.Code, _ wanted: String, _ parse: (String) -> Value?
  ) -> Value? {
    guard !given.isEmpty else { return nil }
    return parse(given) ?? refuse(code, "must be \(wanted)")
  }

  private mutating func refuse<Value>(_ code: SheetFault.Code, _ mend: String) -> Value? {
    fault = fault ?? (code, mend)
    return nil
  }

  private mutating func several<Value>(
    _ code: SheetFault.Code, _ wanted: String, _ parse: (String) -> Value?
  ) -> [Value] {
    given.split(separator: ";").map { String($0).trimmed }.compactMap {
      parse($0) ?? refuse(code, "must be \(wanted)")
    }
  }
}

extension CellSource: FieldSource {
  mutating func text() -> String? { read(.value, "a text") { $0 } }

  mutating func date() -> CivilDate? {
    let dates = dates
    return read(.date, "a day of the calendar, written \(dates.text)") { dates.date($0) }
  }

  mutating func instant() -> Instant? {
    let dates = dates
    return read(
      .value, "a date and time with its offset, as in 2026-03-31T14:30:00+01:00, or \(dates.text) and HH:MM"
    ) { Instant($0) ?? Instant(local: $0, dates) }
  }

  mutating func flag() -> Bool? {
    read(.value, "true or false; translate other words by \"values\" in the mapping") { Bool($0) }
  }

  mutating func body() -> BodyCode? {
    read(.body, "a body's code: E or W and eight digits, or three to six capitals and digits") { BodyCode($0) }
  }

  mutating func money() -> Money? { read(.value, "pounds, as in 92.00") { Money($0) } }
  mutating func id() -> FactID? { refuse(.key, "ids are made from the sheet's own keys") }

  mutating func nhsNumber() -> NHSNumber? {
    read(.nhsNumber, "an NHS number: ten digits, of which the last is right for the others") {
      NHSNumber($0.filter { $0 != " " })
    }
  }

  mutating func number(least: Int, most: Int?) -> Quantity? {
    read(.value, "a number, \(least) or more" + (most.map { " and at most \($0)" } ?? "")) { text in
      guard let number = Quantity(json: text), number >= Quantity(least),
        most.map({ number <= Quantity($0) }) ?? true
      else { return nil }
      return number
    }
  }

  mutating func code(_ words: @autoclosure () -> [String]) -> Int? {
    let words = words()
    return read(.word, "one of: \(words.joined(separator: ", "))") { words.firstIndex(of: $0) }
  }

  mutating func ids() -> [FactID] { refuse(.key, "ids are made from the sheet's own keys") ?? [] }
  mutating func bodies() -> [BodyCode] { several(.body, "bodies' codes with ; between them") { BodyCode($0) } }

  mutating func codes(_ words: @autoclosure () -> [String]) -> [Int] {
    let words = words()
    return several(.word, "one or more of: \(words.joined(separator: ", ")), with ; between them") {
      words.firstIndex(of: $0)
    }
  }
}

extension Instant {
  /// A day, or a day and a time of London's clock, as `HH:MM`; a day alone is its beginning.
  init?(local text: String, _ dates: DateForm) {
    var time = Substring()
    var day = Substring(text)
    if let colon = text.lastIndex(of: ":"), let space = text[..<colon].lastIndex(of: " ") {
      day = text[..<space]
      time = text[text.index(after: space)...]
    }
    guard let date = dates.date(String(day)) else { return nil }
    self.init(on: date, time: String(time))
  }

  /// A time of London's clock on a day, `HH:MM` or `HH:MM:SS`; without one, the beginning of the day.
  init?(on date: CivilDate, time: String) {
    let parts = time.split(separator: ":", omittingEmptySubsequences: false)
    var (hour, minute) = (0, 0)
    if !time.isEmpty {
      guard (2...3).contains(parts.count), parts.allSatisfy({ $0.utf8.count == 2 }),
        let given = Int(parts[0]), let minutes = Int(parts[1]), (0...23).contains(given), (0...59).contains(minutes)
      else { return nil }
      (hour, minute) = (given, minutes)
    }
    let second = LondonClock.second(on: date, hour: hour, minute: minute)
    self.init(
      microseconds: second * 1_000_000, offsetMinutes: Int16(LondonClock.offsetSeconds(atSecond: second) / 60))
  }
}
