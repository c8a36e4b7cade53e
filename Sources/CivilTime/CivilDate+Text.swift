extension CivilDate: CustomStringConvertible {
  /// Reads `YYYY-MM-DD` (RFC 3339 full-date); nil where the text is no day of the calendar.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10 else { return nil }
    self.init(digits: { Int(bytes[$0]) })
  }

  /// Reads `YYYY-MM-DD` from ten bytes given by their position.
  public init?(digits byte: (Int) -> Int) {
    func number(_ from: Int, _ count: Int) -> Int? {
      var value = 0
      for position in from..<(from + count) {
        let digit = byte(position) - 0x30
        guard (0...9).contains(digit) else { return nil }
        value = value * 10 + digit
      }
      return value
    }
    guard byte(4) == 0x2D, byte(7) == 0x2D,
      let year = number(0, 4), let month = number(5, 2), let day = number(8, 2)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// `YYYY-MM-DD`.
  public var description: String {
    let (year, month, day) = yearMonthDay
    return TwoDigits.padded(year, to: 4) + "-" + TwoDigits.padded(month) + "-"
      + TwoDigits.padded(day)
  }

  /// The day as a person writes it: `3 March 2026`.
  public var spoken: String {
    let (year, month, day) = yearMonthDay
    return "\(day) \(CivilDate.monthNames[month - 1]) \(year)"
  }

  static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}

/// Numbers with leading zeros, as dates and times are written.
enum TwoDigits {
  static func padded(_ number: Int, to width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
