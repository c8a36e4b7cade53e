package import CivilTime

/// How a sheet writes days, as in `YYYY-MM-DD`, `DD/MM/YYYY` or `D MMM YYYY`.
///
/// `DD` and `MM` are two digits, `D` and `M` one or two, `MMM` an English month in three letters. Years have four
/// digits: nobody's date of birth is guessed from two.
package struct DateForm: Hashable, Sendable {
  private enum Part: Hashable {
    case year, month, monthName, day
    case shortMonth, shortDay
    case mark(UInt8)
  }

  /// `YYYY-MM-DD`.
  package static let iso = DateForm(unchecked: [.year, .mark(0x2D), .month, .mark(0x2D), .day], "YYYY-MM-DD")

  package let text: String
  private let parts: [Part]

  private init(unchecked parts: [Part], _ text: String) {
    self.parts = parts
    self.text = text
  }

  /// The form so written; nil where it does not name a day, a month and a year, once each.
  package init?(_ text: String) {
    var parts: [Part] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.first {
      let run = rest.prefix { $0 == byte }
      rest = rest.dropFirst(run.count)
      switch (byte, run.count) {
      case (UInt8(ascii: "Y"), 4): parts.append(.year)
      case (UInt8(ascii: "M"), 3): parts.append(.monthName)
      case (UInt8(ascii: "M"), 2): parts.append(.month)
      case (UInt8(ascii: "M"), 1): parts.append(.shortMonth)
      case (UInt8(ascii: "D"), 2): parts.append(.day)
      case (UInt8(ascii: "D"), 1): parts.append(.shortDay)
      case (UInt8(ascii: "-"), 1), (UInt8(ascii: "/"), 1), (UInt8(ascii: "."), 1), (UInt8(ascii: " "), 1):
        parts.append(.mark(byte))
      default: return nil
      }
    }
    let count = { (wanted: Set<Part>) in parts.count { wanted.contains($0) } }
    guard count([.year]) == 1, count([.month, .monthName, .shortMonth]) == 1, count([.day, .shortDay]) == 1 else {
      return nil
    }
    self.init(unchecked: parts, text)
  }

  /// The day so written; nil where the text is no day of the calendar in this form.
  package func date(_ text: String) -> CivilDate? {
    var rest = Array(text.utf8)[...]
    var (year, month, day) = (0, 0, 0)
    for part in parts {
      switch part {
      case .year: year = DateForm.number(&rest, 4...4) ?? 0
      case .month: month = DateForm.number(&rest, 2...2) ?? 0
      case .shortMonth: month = DateForm.number(&rest, 1...2) ?? 0
      case .day: day = DateForm.number(&rest, 2...2) ?? 0
      case .shortDay: day = DateForm.number(&rest, 1...2) ?? 0
      case .monthName:
        let name = String(decoding: rest.prefix(3), as: UTF8.self).lowercased()
        month = (DateForm.months.firstIndex(of: name) ?? -1) + 1
        rest = rest.dropFirst(3)
      case .mark(let mark):
        guard rest.popFirst() == mark else { return nil }
      }
    }
    guard rest.isEmpty, year > 0, month > 0, day > 0 else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  private static func number(_ rest: inout ArraySlice<UInt8>, _ digits: ClosedRange<Int>) -> Int? {
    let run = rest.prefix(digits.upperBound).prefix { (0x30...0x39).contains($0) }
    guard digits.contains(run.count) else { return nil }
    rest = rest.dropFirst(run.count)
    return run.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
