extension Instant: CustomStringConvertible {
  /// Reads an RFC 3339 date-time; nil where the text is not one. A leap second counts as the next second.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, let date = CivilDate(digits: { Int(bytes[$0]) }),
      bytes[10] == 0x54 || bytes[10] == 0x74,
      bytes[13] == 0x3A, bytes[16] == 0x3A,
      let hour = Instant.pair(bytes, 11), hour < 24,
      let minute = Instant.pair(bytes, 14), minute < 60,
      let second = Instant.pair(bytes, 17), second <= 60
    else { return nil }
    var position = 19
    guard let fraction = Instant.fraction(bytes, &position),
      let offset = Instant.offset(bytes, position)
    else { return nil }
    let local =
      Int64(date.dayNumber) * 86_400 + Int64(hour * 3_600 + minute * 60 + second)
    // A leap second at the end of the last year of four digits would be written with five.
    guard local < 253_402_300_800 else { return nil }
    let utc = local - Int64(offset.minutes ?? 0) * 60
    // Leap seconds end a day of UTC (RFC 3339, 5.7).
    guard second < 60 || utc % 86_400 == 0 else { return nil }
    self.init(microseconds: utc * 1_000_000 + fraction, offsetMinutes: offset.minutes)
  }

  /// RFC 3339, with the offset as it was written.
  public var description: String {
    let local = seconds + Int64(offsetMinutes ?? 0) * 60
    let day = CivilDate.floorDivide(Int(local), 86_400)
    let second = Int(local) - day * 86_400
    let clock =
      TwoDigits.padded(second / 3_600) + ":" + TwoDigits.padded(second / 60 % 60) + ":"
      + TwoDigits.padded(second % 60)
    return "\(CivilDate(dayNumber: Int32(day)))T\(clock)\(fractionText)\(offsetText)"
  }

  private var fractionText: String {
    let micros = Int(microseconds - seconds * 1_000_000)
    guard micros > 0 else { return "" }
    var digits = TwoDigits.padded(micros, to: 6)
    while digits.hasSuffix("0") { digits.removeLast() }
    return "." + digits
  }

  private var offsetText: String {
    guard let offsetMinutes else { return "Z" }
    let minutes = Int(offsetMinutes.magnitude)
    return (offsetMinutes < 0 ? "-" : "+") + TwoDigits.padded(minutes / 60) + ":"
      + TwoDigits.padded(minutes % 60)
  }

  private static func pair(_ bytes: [UInt8], _ at: Int) -> Int? {
    let tens = Int(bytes[at]) - 0x30
    let ones = Int(bytes[at + 1]) - 0x30
    guard (0...9).contains(tens), (0...9).contains(ones) else { return nil }
    return tens * 10 + ones
  }

  /// The digits after a decimal point as microseconds, finer ones cut off.
  private static func fraction(_ bytes: [UInt8], _ position: inout Int) -> Int64? {
    guard bytes[position] == 0x2E else { return 0 }
    position += 1
    var micros: Int64 = 0
    var count = 0
    while position < bytes.count, (0x30...0x39).contains(bytes[position]) {
      if count < 6 { micros = micros * 10 + Int64(bytes[position] - 0x30) }
      count += 1
      position += 1
    }
    guard count > 0 else { return nil }
    for _ in min(count, 6)..<6 { micros *= 10 }
    return micros
  }

  private static func offset(_ bytes: [UInt8], _ at: Int) -> (minutes: Int16?, Void)? {
    let rest = bytes.count - at
    guard rest > 0 else { return nil }
    if bytes[at] == 0x5A || bytes[at] == 0x7A { return rest == 1 ? (nil, ()) : nil }
    guard rest == 6, bytes[at] == 0x2B || bytes[at] == 0x2D, bytes[at + 3] == 0x3A,
      let hours = pair(bytes, at + 1), hours < 24, let minutes = pair(bytes, at + 4), minutes < 60
    else { return nil }
    let east = hours * 60 + minutes
    return (Int16(bytes[at] == 0x2D ? -east : east), ())
  }
}
